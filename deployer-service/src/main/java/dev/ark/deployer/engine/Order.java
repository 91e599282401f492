package dev.ark.deployer.engine;

import dev.ark.deployer.rollout.Command;

/**
 * What a person asks of a rollout.
 *
 * @param force go on though a tripwire failed
 */
public record Order(Command.Kind kind, boolean force, String by, String reason) {
    Command numbered(long number) {
        return new Command(number, kind, force, by, reason);
    }
}
