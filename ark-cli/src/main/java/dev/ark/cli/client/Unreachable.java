package dev.ark.cli.client;

import dev.ark.cli.Failure;
import java.net.ConnectException;
import java.net.URI;

/** A service gave no answer. */
public final class Unreachable extends Failure {
    private static final long serialVersionUID = 1L;

    Unreachable(URI service, Exception cause) {
        super(
                cause instanceof ConnectException
                        ? "nothing answers at " + service + ": is ARK running? 'ark up' starts it, 'ark status' tells"
                        : "no answer from " + service + ": " + cause,
                cause);
    }
}
