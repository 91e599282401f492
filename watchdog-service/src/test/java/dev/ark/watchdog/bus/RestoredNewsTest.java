package dev.ark.watchdog.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ark.watchdog.WatchdogTest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** A restore lost a quarantine that the watchdog had heard of. */
@QuarkusTest
@TestProfile(RestoredNewsTest.JournalOfItsOwn.class)
class RestoredNewsTest extends WatchdogTest {
    /** A journal whose end goes. */
    public static final class JournalOfItsOwn implements QuarkusTestProfile {}

    @Test
    void anAgentWhoseQuarantineIsLostIsQuarantinedAnew() {
        String agent = newAgent();
        long before = core.journal().heartbeat(agent, "ok").seq();
        fails(agent, 5);
        await().atMost(DEADLINE).until(() -> isQuarantinedHere(agent));
        assertThat(quarantinesAskedOf(agent)).isEqualTo(1);
        core.journal().restore(before);
        await().atMost(DEADLINE).until(() -> {
            bus.heartbeat(core.journal().head());
            return isLevel() && !isQuarantinedHere(agent);
        });
        for (int i = 0; i < 5; i++) {
            core.journal().heartbeat(agent, "failed");
        }
        await().atMost(DEADLINE).until(() -> quarantinesAskedOf(agent) == 2);
    }

    private static boolean isQuarantinedHere(String agent) {
        return Boolean.TRUE.equals(health().get("agents.find { it.agent == '" + agent + "' }?.quarantined"));
    }
}
