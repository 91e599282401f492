package dev.ark.acceptance.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rollouts and rollbacks whose deployer dies on the way, and a halt in the midst of one. */
@ExtendWith(SharedSite.class)
@EnabledIfSystemProperty(
        named = "ark.rollout.rounds",
        matches = "[2-9]",
        disabledReason = "takes minutes a rollout: run it with -Dark.rollout.rounds=2")
class InterruptionTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void aDeployerThatIsKilledDuringAPromotionConverges(Site site) throws Exception {
        String version = site.release("killed-1");
        try (Traffic traffic = site.traffic()) {
            site.awaitReady(version);
            String id = site.begin(version);
            Kills kills = new Kills(site, Set.of("start 0", "ramp 1", "promote 1", "watch 0"), 0);
            RolloutRecord record = kills.untilOver(id);
            assertThat(record.phase())
                    .as("killed at %s: %s", kills.killed(), record.why())
                    .isEqualTo("done");
            assertThat(new Journal(site.layout().stateFile()).astray(traffic.stop()))
                    .isEmpty();
        }
        Serving.alone(site, version);
    }

    @Test
    void aHaltFreezesARolloutAndADeployerThatIsKilledDuringTheRollbackConverges(Site site) throws Exception {
        String before = site.stable();
        String version = site.release("killed-2");
        try (Traffic traffic = site.traffic()) {
            site.awaitReady(version);
            String id = site.begin(version);
            site.awaitPhase(id, "ramp");
            await().atMost(SOON).until(() -> answers(traffic, Instant.EPOCH).anyMatch(Serving.CANARY::equals));
            site.ark().ok("halt", "--reason", "acceptance");
            assertThat(site.awaitPhase(id, "frozen").phase()).isEqualTo("frozen");
            Instant frozen = Instant.now().plusSeconds(2);
            await().atMost(SOON).until(() -> answers(traffic, frozen).count() > 500);
            assertThat(answers(traffic, frozen)).containsOnly(Serving.STABLE);
            site.ark().release("acceptance");
            long row = site.awaitPhase(id, "ramp").last().path("number").asLong();
            site.ark().ok("abort", "--reason", "enough");
            Kills kills = new Kills(site, Set.of("rollback 1", "rollback 2", "rollback 7"), row);
            RolloutRecord record = kills.untilOver(id);
            assertThat(record.phase())
                    .as("killed at %s: %s", kills.killed(), record.why())
                    .isEqualTo("rolled_back");
            assertThat(record.row("frozen", 0).orElseThrow().path("cause").asText())
                    .isEqualTo("halt");
            assertThat(new Journal(site.layout().stateFile()).astray(traffic.stop()))
                    .isEmpty();
        }
        Serving.alone(site, before);
    }

    /** The slots of those that proposed after a moment. */
    private static Stream<String> answers(Traffic traffic, Instant after) {
        List<Heard> heard = traffic.heard();
        return heard.stream()
                .filter(Heard::isDecided)
                .filter(answer -> answer.sent().isAfter(after))
                .map(Heard::slot);
    }
}
