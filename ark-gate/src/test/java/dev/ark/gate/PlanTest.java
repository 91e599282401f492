package dev.ark.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.gate.Verb.Version;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static final List<String> COMPOSE = List.of("docker-compose", "--file", "docker-compose.yml");

    @Test
    void aSlotIsBroughtUpInAVersionAndNothingElseIsTouched() {
        Plan plan = plan(new Verb.Up(Slot.CANARY, new Version("v2")));
        assertThat(plan.values()).isEqualTo(Map.of("ARK_CANARY_VERSION", "v2"));
        assertThat(plan.commands())
                .containsExactly(List.of(
                        "docker-compose",
                        "--file",
                        "docker-compose.yml",
                        "up",
                        "--detach",
                        "--no-deps",
                        "--no-build",
                        "graveyard-canary",
                        "core-canary",
                        "watchdog-canary"));
    }

    @Test
    void aRehearsalStartsTheEvaluatorAlone() {
        Plan plan = plan(new Verb.Rehearse(new Version("v2")));
        assertThat(plan.commands().getFirst()).endsWith("--no-build", "graveyard-canary");
    }

    @Test
    void aSlotIsStoppedFromItsEndAndItsContainersGo() {
        Plan plan = plan(new Verb.Stop(Slot.STABLE, 30));
        assertThat(plan.values()).isEmpty();
        assertThat(plan.commands().getFirst()).endsWith("stop", "-t", "30", "watchdog", "core", "graveyard");
        assertThat(plan.commands().getLast()).endsWith("rm", "-f", "watchdog", "core", "graveyard");
    }

    private static Plan plan(Verb verb) {
        return Plan.of(verb, COMPOSE, "ark");
    }
}
