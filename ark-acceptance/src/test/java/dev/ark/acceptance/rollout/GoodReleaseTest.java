package dev.ark.acceptance.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.acceptance.ArkCommand;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A release with nothing wrong. */
@ExtendWith(SharedSite.class)
class GoodReleaseTest {
    private static final List<Integer> WEIGHTS = List.of(10, 25, 50);
    private static final double ONE_PERCENT = .01;
    /** Within these seconds of a stage the router gets its weights. */
    private static final int SETTLING = 4;

    @Test
    void itBecomesStableNothingIsLostAndItCanBeTakenBack(Site site) throws Exception {
        String before = site.stable();
        String version = site.release("v1.0.1");
        RolloutRecord record;
        List<Heard> heard;
        try (Traffic traffic = site.traffic()) {
            site.awaitReady(version);
            CompletableFuture<ArkCommand.Result> rollout =
                    CompletableFuture.supplyAsync(() -> site.canary(version, Site.SHORT));
            isRefusedMeanwhile(site, version);
            ArkCommand.Result followed = rollout.join();
            assertThat(followed.exit())
                    .as("%s%s", followed.out(), followed.err())
                    .isZero();
            assertThat(followed.out()).contains("done", version + " serves", before + " stays available");
            record = site.latest();
            heard = traffic.stop();
        }
        Serving.withoutFailures(heard);
        assertThat(new Journal(site.layout().stateFile()).astray(heard)).isEmpty();
        for (int stage = 0; stage < WEIGHTS.size(); stage++) {
            assertSplit(record.row("ramp", stage).orElseThrow(), WEIGHTS.get(stage) / 100.0, heard);
        }
        Serving.alone(site, version);
        assertThat(site.releases().path("previous").asText()).isEqualTo(before);
        assertThat(site.releases().path("releases").findValuesAsText("version")).contains(before, version);
        assertThat(site.ark().ok("rollouts")).contains(version, "done");
        isTakenBack(site, before);
    }

    private static void isRefusedMeanwhile(Site site, String version) throws Exception {
        String id = site.awaitCurrent();
        site.awaitPhase(id, "ramp");
        ArkCommand.Result second = site.canary(version, Site.SHORT, "--detach");
        assertThat(second.exit()).isEqualTo(1);
        assertThat(second.err()).contains(id, "holds the lock");
    }

    private static void assertSplit(JsonNode row, double weight, List<Heard> heard) {
        Instant from = RolloutRecord.time(row, "opened_at").plusSeconds(SETTLING);
        Instant to = RolloutRecord.time(row, "done_at").minusSeconds(1);
        List<Heard> within = heard.stream()
                .filter(answer -> answer.sent().isAfter(from) && answer.sent().isBefore(to))
                .toList();
        long canary =
                within.stream().filter(answer -> answer.isOf(Serving.CANARY)).count();
        assertThat(within).hasSizeGreaterThan(1_000);
        assertThat((double) canary / within.size())
                .as("%d of %d answers", canary, within.size())
                .isCloseTo(weight, within(ONE_PERCENT));
    }

    /** Without a rollout in progress, stable goes back to the version before. */
    private static void isTakenBack(Site site, String before) throws Exception {
        ArkCommand.Result back =
                site.ark().run("rollback", "--reason", "I liked the other", "--synthetic-duration", "5s");
        assertThat(back.exit()).as("%s%s", back.out(), back.err()).isZero();
        assertThat(back.out()).contains("rolled back", before + " serves");
        Serving.alone(site, before);
        RolloutRecord record = site.latest();
        assertThat(record.view().at("/summary/kind").asText()).isEqualTo("rollback");
        assertThat(record.row("rollback", 3).orElseThrow().path("why").asText()).contains("database kept");
    }
}
