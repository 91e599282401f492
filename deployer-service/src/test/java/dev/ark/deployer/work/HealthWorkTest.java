package dev.ark.deployer.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ark.deployer.orchestrator.ProcessState;
import dev.ark.deployer.rollout.Intent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Health checks of the stable slot. */
class HealthWorkTest {
    private static final int TRIES = 10;
    private static final Duration APART = Duration.ofSeconds(5);

    private final List<String> notes = new ArrayList<>();
    private final List<String> progress = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final FakeCore core = new FakeCore(notes);
    private final FakeSlots slots = new FakeSlots(notes);

    private String check() throws Exception {
        return new HealthWork(slots, core, new RulesLowering(core, WorkSamples.RELEASES), new Waiting(length -> {
                    pauses.add(length);
                    if (pauses.size() == 3) {
                        core.down = false;
                    }
                }))
                .check(
                        WorkSamples.assignment(WorkSamples.SPEC, 1, new Intent.CheckHealth(TRIES, APART), progress),
                        TRIES,
                        APART);
    }

    @Test
    void aHealthySlotIsFoundAtTheFirstTry() throws Exception {
        assertThat(check()).contains("v1 is ready", "trading is active", "after 1 of 10 tries");
        assertThat(pauses).isEmpty();
    }

    @Test
    void aCoreThatComesLateIsWaitedFor() throws Exception {
        core.down = true;
        assertThat(check()).contains("after 4 of 10 tries");
        assertThat(pauses).hasSize(3).containsOnly(APART);
        assertThat(progress).hasSize(4).first().asString().contains("health check 1 of 10: the core was not answered");
    }

    @Test
    void tenTriesAreAll() {
        slots.state = ProcessState.STARTING;
        assertThatThrownBy(this::check)
                .isInstanceOf(WorkFailedException.class)
                .hasMessage("stable is not healthy after 10 tries: core is starting");
        assertThat(pauses).hasSize(9);
    }

    @Test
    void rulesOfTheVersionThatWentAreLoweredBeforeStableIsSentAnything() throws Exception {
        core.revision = 2;
        assertThat(check()).contains("the rules are lowered from revision 2 to 1");
        assertThat(notes).containsExactly("lower to 1");
        check();
        assertThat(notes).as("nothing is left to be lowered").hasSize(1);
    }
}
