package dev.ark.deployer.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ark.deployer.observation.Baseline;
import dev.ark.deployer.rollout.Intent;
import dev.ark.deployer.traffic.Shares;
import dev.ark.deployer.work.Preflight.Report;
import dev.ark.deployer.work.WorkParts.Reach;
import dev.ark.deployer.work.WorkParts.Trials;
import dev.ark.deployer.work.WorkParts.WorkSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which work an intent is, and what comes around it. */
class RolloutWorksTest {
    private final List<String> notes = new ArrayList<>();
    private final FakeCore core = new FakeCore(notes);
    private final FakeState state = new FakeState(notes);
    private Report report = new Report(List.of(), List.of("little can be shown"));

    private String carryOut(Intent intent) throws Exception {
        WorkSettings settings = new WorkSettings(
                false,
                0,
                Duration.ZERO,
                Duration.ZERO,
                new BaselineCheck.Least(Duration.ZERO, Duration.ZERO),
                new ReplaySettings(1, Duration.ofHours(1), 0));
        Trials trials = new Trials(
                (duration, progress) -> "ran for " + duration.toSeconds() + " s",
                progress -> "13 checks passed",
                last -> new Baseline(Duration.ZERO, 0, 0, 0, 0),
                spec -> List.of());
        Reach reach = new Reach(core, null, WorkSamples.RELEASES, state, new MemoryRecords());
        Clock clock = Clock.fixed(WorkSamples.NOW, ZoneOffset.UTC);
        return new WorkParts(reach, new FakeSlots(notes), trials, settings, clock, WorkSamples.impatient())
                .works(spec -> report)
                .carryOut(WorkSamples.assignment(WorkSamples.SPEC, 1, intent, notes));
    }

    @Test
    void aPreflightFailsWithAllThatIsAgainstIt() throws Exception {
        assertThat(carryOut(new Intent.Preflight("v2"))).isEqualTo("nothing is against it; little can be shown");
        report = new Report(List.of("ARK is halted", "there is no room"), List.of());
        assertThatThrownBy(() -> carryOut(new Intent.Preflight("v2")))
                .isInstanceOf(WorkFailedException.class)
                .hasMessage("ARK is halted; there is no room");
    }

    @Test
    void theSyntheticLoopRunsOnRulesThatCount() throws Exception {
        core.revision = 2;
        assertThat(carryOut(new Intent.Synthetic(Duration.ofSeconds(5))))
                .isEqualTo("the rules are lowered from revision 2 to 1; ran for 5 s");
        assertThat(carryOut(new Intent.Synthetic(Duration.ofSeconds(5)))).isEqualTo("ran for 5 s");
    }

    @Test
    void theValidationIsWhatItSays() throws Exception {
        assertThat(carryOut(new Intent.Validate())).isEqualTo("13 checks passed");
    }

    @Test
    void whatIsObservedIsNoWork() {
        assertThatThrownBy(() -> carryOut(new Intent.Route(Shares.ALL_STABLE)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
