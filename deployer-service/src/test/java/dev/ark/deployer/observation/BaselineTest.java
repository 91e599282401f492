package dev.ark.deployer.observation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.deployer.rollout.Phase;
import dev.ark.deployer.rollout.RolloutSpec;
import dev.ark.deployer.rollout.Timing;
import dev.ark.deployer.traffic.Slot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BaselineTest {
    private static final Duration LEAST = Duration.ofMinutes(2);

    private final Sampling sampling = new Sampling();

    @Test
    void itIsWhatStableDidBetweenSamples() {
        sampling.decides(Slot.STABLE, 500, 0).take();
        sampling.decides(Slot.STABLE, 90, 3)
                .denies("v1", 2)
                .routes(Slot.STABLE, 7, 0)
                .take();
        sampling.decides(Slot.STABLE, 10, 0).take();
        assertThat(Baseline.of(sampling.taken())).isEqualTo(new Baseline(Duration.ofMinutes(1), 110, 103, 2, 3));
    }

    @Test
    void whatIsMissingCoversNothing() {
        sampling.take();
        SlotSample heard = sampling.slot(Slot.STABLE);
        sampling.silent(Slot.STABLE).take();
        sampling.speaks(Slot.STABLE, heard).take();
        sampling.clock(Rollouts.NOON.plus(Duration.ofHours(1))).take();
        sampling.starts(Slot.STABLE, "v1", 400).take();
        sampling.journal(false).take();
        assertThat(Baseline.of(sampling.taken()).covered()).isZero();
    }

    @Test
    void tooShortATimeAndNoDecisionsAreNoBaseline() {
        sampling.take().decides(Slot.STABLE, 9, 0).take();
        assertThat(Baseline.of(sampling.taken()).objection(LEAST))
                .contains("no baseline: stable was sampled for 30 s, at least 120 s are needed");
        assertThat(new Baseline(LEAST, 5, 0, 0, 0).objection(LEAST).orElseThrow())
                .contains("stable decided nothing in 120 s");
        assertThat(new Baseline(LEAST, 5, 5, 0, 0).objection(LEAST)).isEmpty();
    }

    @Test
    void theOutlookSaysWhatThisMuchTrafficCanShow() {
        Baseline baseline = new Baseline(Duration.ofMinutes(10), 6_000, 5_000, 5, 0);
        List<String> sentences = new Outlook(Timing.DEFAULT, baseline).sentences();
        assertThat(sentences).hasSize(3);
        assertThat(sentences.get(0))
                .matches(
                        "at 0.5 denials a minute, 3 times as many are caught with a probability of \\d+ % in 30 minutes");
        assertThat(sentences.get(1)).startsWith("stable had no slow requests in 600 s");
        assertThat(sentences.get(2)).startsWith("at 600 requests a minute the canary gets 600 in the first stage");
        assertThat(new Outlook(Timing.DEFAULT, Baseline.NONE).sentences()).hasSize(1);
    }

    @Test
    void samplesAreTakenAsOftenAsAnybodyNeedsThem() {
        Duration always = Duration.ofSeconds(30);
        Timing timing = new Timing(
                List.of(10),
                Duration.ofMinutes(1),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1));
        RolloutSpec spec = new RolloutSpec("r1", "v2", "v1", timing, RolloutSpec.Options.DEFAULT);
        assertThat(Pace.between(Optional.empty(), always)).isEqualTo(always);
        assertThat(Pace.between(Optional.of(Rollouts.at(spec, Rollouts.place(Phase.START))), always))
                .isEqualTo(Duration.ofSeconds(2));
        assertThat(Pace.between(Optional.of(Rollouts.at(spec, Rollouts.place(Phase.RAMP))), always))
                .isEqualTo(Duration.ofSeconds(5));
    }
}
