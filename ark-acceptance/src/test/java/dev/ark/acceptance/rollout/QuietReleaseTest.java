package dev.ark.acceptance.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.acceptance.ArkCommand;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** A release with nothing wrong, and hardly any traffic to show it. */
@ExtendWith(SharedSite.class)
@EnabledIfSystemProperty(
        named = "ark.rollout.rounds",
        matches = "[2-9]",
        disabledReason = "takes minutes a rollout: run it with -Dark.rollout.rounds=2")
class QuietReleaseTest {
    private static final Duration STAGE = Duration.ofSeconds(5);
    private static final List<String> TIMING =
            List.of("--stage-duration", "5s", "--check-interval", "1s", "--synthetic-duration", "5s");

    @Test
    void itIsNeitherRolledBackNorPassedButExtendedAndHeld(Site site) throws Exception {
        String before = site.stable();
        String version = site.release("quiet");
        try (Traffic traffic = site.approved(1)) {
            site.awaitReady(version);
            ArkCommand.Result result = site.canary(version, TIMING);
            assertThat(result.exit()).as("%s%s", result.out(), result.err()).isEqualTo(1);
            assertThat(result.out()).contains("held", "canary resume");
            RolloutRecord record = site.latest();
            assertThat(record.phase()).isEqualTo("held");
            assertThat(record.last().path("cause").asText()).isEqualTo("undecided");
            JsonNode stage = record.row("ramp", 0).orElseThrow();
            assertThat(RolloutRecord.length(stage)).isGreaterThanOrEqualTo(STAGE.multipliedBy(3));
            assertThat(record.checks())
                    .isNotEmpty()
                    .noneMatch(check -> check.path("verdict").asText().equals("fail"));
            Serving.withoutFailures(traffic.stop());
            String id = record.view().at("/summary/id").asText();
            site.ark().ok("abort", "--reason", "nobody came");
            assertThat(site.awaitPhase(id, "rolled_back").why()).isNotEmpty();
        }
        Serving.alone(site, before);
        assertThat(site.ark().ok("abort", "--reason", "once more")).contains("nothing is in progress");
    }
}
