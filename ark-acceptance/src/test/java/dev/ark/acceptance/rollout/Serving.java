package dev.ark.acceptance.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What must hold of who serves. */
final class Serving {
    static final String STABLE = "stable";
    static final String CANARY = "canary";

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration AFTER_A_VERDICT = Duration.ofSeconds(1);

    private Serving() {}

    /** Exactly one version serves, with all traffic, and nothing runs beside it. */
    static void alone(Site site, String version) throws IOException {
        assertThat(site.stable()).isEqualTo(version);
        await().atMost(SOON).untilAsserted(() -> {
            for (JsonNode slot : site.slots()) {
                boolean stable = slot.path("slot").asText().equals(STABLE);
                assertThat(slot.path("weight").asInt()).as(slot.toString()).isEqualTo(stable ? 100 : 0);
                if (!stable) {
                    assertThat(slot.path("processes")).as(slot.toString()).isEmpty();
                }
            }
        });
        JsonNode decision = site.anyDecision();
        assertThat(decision.path("version").asText()).isEqualTo(version);
        assertThat(decision.path("deployment").asText()).isEqualTo(STABLE);
    }

    /** The canary answers nobody any more a second after a verdict. */
    static void nothingOfTheCanaryAfter(Instant verdict, List<Heard> heard) {
        assertThat(heard)
                .filteredOn(answer -> answer.isOf(CANARY))
                .allSatisfy(answer -> assertThat(answer.heard()).isBeforeOrEqualTo(verdict.plus(AFTER_A_VERDICT)));
    }

    /** Nobody was told anything but a decision. */
    static void withoutFailures(List<Heard> heard) {
        assertThat(heard)
                .isNotEmpty()
                .allSatisfy(answer ->
                        assertThat(answer.isDecided()).as(answer.toString()).isTrue());
    }

    /** The same, but for what a canary may have spoilt itself, from when it got traffic until a second after the verdict. */
    static void withFailuresOfTheCanaryAlone(Instant from, Instant verdict, List<Heard> heard) {
        assertThat(heard)
                .filteredOn(answer -> !answer.isDecided())
                .allSatisfy(answer -> assertThat(answer.heard())
                        .as(answer.toString())
                        .isBetween(from, verdict.plus(AFTER_A_VERDICT)));
    }
}
