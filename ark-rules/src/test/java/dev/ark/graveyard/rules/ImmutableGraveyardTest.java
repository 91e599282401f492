package dev.ark.graveyard.rules;

import static dev.ark.graveyard.world.Verdicts.named;
import static dev.ark.graveyard.world.Verdicts.violation;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.decision.Effect;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.evaluation.Verdict;
import dev.ark.contract.json.ArkJson;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImmutableGraveyardTest {
    private static final String RULE = "immutable_graveyard";

    @ParameterizedTest
    @ValueSource(strings = {"rule_change", "modify_graveyard", "update_ethics", "change_rules"})
    void noRuleIsChangedByAnAgent(String actionType) {
        Verdict verdict = World.ordinary().decide(Proposed.action(actionType).now());
        assertThat(violation(verdict, RULE).effect()).isEqualTo(Effect.DENY_AND_QUARANTINE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "graveyard",
                "/opt/ark/graveyard/ethics.py",
                "/opt/ark/GraveYard",
                "a/b/../../graveyard/x",
                "/opt//./graveyard",
                "\\opt\\ark\\graveyard",
                "~/graveyard",
                "~root/.ark/journal.db",
                "%67raveyard",
                "/opt/%2567raveyard/x",
                "/opt/x%2f..%2Fgraveyard",
                "graveyard/%2e%2e/notes.txt",
                "graveyard/\uff0e\uff0e/notes.txt",
                "graveyard%00.txt",
                "/opt/\u0000/x",
                "\uff47raveyard",
                "grave\u200byard",
                "graveyard. /x",
                "ruleset.json::$DATA",
                "file:///srv/ruleset.json"
            })
    void noProtectedPathIsWritten(String path) {
        assertThat(named(World.ordinary().decide(Proposed.file("write", path).now())))
                .containsExactly(RULE);
        assertThat(named(reviewedDeletion(path))).containsExactly(RULE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/opt/graveyards", "my-graveyard.txt", "graveyard/../notes.txt", "/srv/ruleset.json.bak"})
    void aPathThatOnlyResemblesIsFree(String path) {
        assertThat(named(World.ordinary().decide(Proposed.file("write", path).now())))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", ".", "~", "..", "/tmp/..", "~root"})
    void nobodyDeletesWhatEverythingLiesIn(String path) {
        assertThat(named(reviewedDeletion(path))).containsExactly(RULE);
    }

    @Test
    void theRulesMayBeRead() {
        assertThat(named(World.ordinary()
                        .decide(Proposed.file("read", "graveyard/ruleset.json").now())))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chmod 777 /opt/ark/graveyard/ruleset.json",
                "open('GRAVEYARD/x', 'w')",
                "rm -rf /tmp/../opt/ark/.ark",
                "curl file=%2Fopt%2Fgraveyard",
                "docker rm graveyard-service:1.0"
            })
    void noCodeNamesAProtectedPath(String code) {
        Proposal proposal = Proposed.code(code).now();
        assertThat(named(World.ordinary().reviewed(proposal).decide(proposal))).containsExactly(RULE);
    }

    @Test
    void codeThatNamesNoneIsFreeHoweverLong() {
        Proposal proposal =
                Proposed.code("%25".repeat(10_000) + "....".repeat(8_000) + "x").now();
        assertThat(named(World.ordinary().reviewed(proposal).decide(proposal))).isEmpty();
    }

    @Test
    void theDenialSaysWhatReachesTheProtectedSet() {
        assertThat(messageAbout(Proposed.action("rule_change"))).isEqualTo("rules change by a release alone");
        assertThat(messageAbout(Proposed.file("write", "graveyard/x")))
                .isEqualTo("the path graveyard/x reaches the protected set");
        assertThat(messageAbout(Proposed.config("hrm.enabled")))
                .isEqualTo("the configuration key hrm.enabled or its value reaches the protected set");
        assertThat(messageAbout(Proposed.code("rm -r graveyard"))).isEqualTo("the code names a protected path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"graveyard.path", "ark.ruleset", "Rules", "hrm.enabled"})
    void noConfigurationOfTheRulesIsChanged(String key) {
        assertThat(named(World.ordinary().decide(Proposed.config(key).now()))).containsExactly(RULE);
    }

    private static String messageAbout(Proposed proposed) {
        return violation(World.ordinary().decide(proposed.now()), RULE).message();
    }

    private static Verdict reviewedDeletion(String path) {
        Proposal deletion = Proposed.file("delete", path).now();
        return World.ordinary().reviewed(deletion).decide(deletion);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"%1$s\":{\"enabled\":false}}",
                "{\"a\":[{\"b\":{\"%1$s\":1}}]}",
                "[{\"key\":\"%1$s\",\"value\":false}]"
            })
    void aValueHidesNoKey(String value) throws Exception {
        JsonNode hidden = ArkJson.mapper().readTree(value.formatted("ruleset"));
        assertThat(named(World.ordinary()
                        .decide(Proposed.config("settings")
                                .with("value", hidden)
                                .now())))
                .contains(RULE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"ark/graveyard:2\"", "{\"image\":\"graveyard-service\"}", "[{\"path\":\"/opt/.ark/x\"}]"})
    void noValueNamesAProtectedPath(String value) throws Exception {
        JsonNode named = ArkJson.mapper().readTree(value);
        for (String type : List.of("config_change", "deploy")) {
            Proposed change = Proposed.action(type).with("key", "target").with("value", named);
            assertThat(named(World.ordinary().decide(change.now()))).contains(RULE);
        }
    }
}
