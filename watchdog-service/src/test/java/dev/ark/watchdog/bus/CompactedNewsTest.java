package dev.ark.watchdog.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ark.watchdog.WatchdogTest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** The journal was compacted while the watchdog heard nothing of it. */
@QuarkusTest
@TestProfile(CompactedNewsTest.JournalOfItsOwn.class)
class CompactedNewsTest extends WatchdogTest {
    /** A journal whose beginning goes. */
    public static final class JournalOfItsOwn implements QuarkusTestProfile {}

    @Inject
    EventFeed feed;

    @Test
    void theWatchdogBeginsAnewWithWhatIsKept() {
        BusSubscriptions before = new BusSubscriptions(feed);
        core.goAway();
        String agent = newAgent();
        for (int i = 0; i < 20; i++) {
            core.journal().heartbeat(agent, "ok");
        }
        long head = core.journal().head().seq();
        core.journal().compact(head - 2);
        core.comeUp();
        await().atMost(DEADLINE).until(() -> {
            bus.heartbeat(head);
            return before.isReplaced() && feed.isCaughtUp();
        });
        assertThat(feed.subscription().orElseThrow().counts().lost()).isZero();
        assertThat(feed.subscription().orElseThrow().position()).isGreaterThanOrEqualTo(head);
        fails(agent, 5);
        await().atMost(DEADLINE).until(() -> quarantinesAskedOf(agent) == 1);
    }

    /** The subscription at one time, and whether there is another by now. */
    private record BusSubscriptions(EventFeed feed, Object first) {
        BusSubscriptions(EventFeed feed) {
            this(feed, feed.subscription().orElseThrow());
        }

        boolean isReplaced() {
            return feed.subscription().filter(now -> now != first).isPresent();
        }
    }
}
