package dev.ark.deployer.traffic.embedded;

import io.vertx.core.http.ConnectionPoolTooBusyException;

/** No connection to a backend could be had: nothing of the request has been sent. */
final class NotConnectedException extends Exception {
    private static final long serialVersionUID = 1L;

    NotConnectedException(Throwable cause) {
        super(cause.getMessage(), cause, false, false);
    }

    /** Whether the backend answers, but too many requests wait for it. */
    boolean tooBusy() {
        return getCause() instanceof ConnectionPoolTooBusyException;
    }
}
