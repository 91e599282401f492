package dev.ark.acceptance.core;

import dev.ark.acceptance.Clients;
import dev.ark.contract.identity.Roles;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** In the place of a watchdog: without one nothing is released. */
final class Watch implements Actor {
    private static final int RENEWED = 204;
    private static final long REST_NANOS = 500_000_000;

    private final Clients core;

    Watch(Clients core) {
        this.core = core;
    }

    /** Says that the rules are the released ones; whether the core took it. */
    static boolean renew(Clients core) {
        try {
            return core.client(Roles.SERVICE, "watchdog")
                            .post("/v1/watchdog/lease", "{\"deployment\":\"stable\",\"drift\":\"NONE\"}")
                            .status()
                    == RENEWED;
        } catch (IOException e) {
            return false;
        }
    }

    /** What a core that is down or full does not take is said again soon. */
    @Override
    public void step(Random random) {
        renew(core);
        LockSupport.parkNanos(REST_NANOS);
    }
}
