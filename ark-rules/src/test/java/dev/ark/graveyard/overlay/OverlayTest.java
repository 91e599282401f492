package dev.ark.graveyard.overlay;

import static dev.ark.graveyard.world.Verdicts.measurement;
import static dev.ark.graveyard.world.Verdicts.named;
import static dev.ark.graveyard.world.Verdicts.violation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ark.contract.decision.Effect;
import dev.ark.contract.decision.Outcome;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.decision.Severity;
import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.evaluation.EvaluationRequest.Group;
import dev.ark.contract.evaluation.EvaluationRequest.Item;
import dev.ark.contract.json.CanonicalJson;
import dev.ark.graveyard.evaluation.Hrm;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OverlayTest {

    @Test
    void aConditionThatHoldsDenies() {
        var verdict = Overlays.decide(
                Overlays.denying("symbol == 'AAPL'"),
                World.ordinary(),
                Proposed.buy("1").now());
        assertThat(verdict.outcome()).isEqualTo(Outcome.DENIED);
        var violation = violation(verdict, "overlay/it");
        assertThat(violation.effect()).isEqualTo(Effect.DENY);
        assertThat(violation.severity()).isEqualTo(Severity.LOW);
        assertThat(violation.message()).isEqualTo("not so");
        assertThat(measurement(verdict, "overlay/it").observed()).isEqualTo("true");
        assertThat(verdict.rulesChecked()).endsWith("overlay/it");
    }

    @Test
    void theRulesetTellsTheDigestOfTheFile() {
        String file = "{\"version\":\"1\"}";
        assertThat(Overlays.read(file).ruleset().overlay()).contains(CanonicalJson.sha256(file));
        assertThat(World.GRAVEYARD.ruleset().overlay()).isEmpty();
    }

    @Test
    void aTighterLimitDeniesWhatTheRuleLetsPass() {
        Hrm hrm = Overlays.with("{'version':'1','limits':{'max_position_size.position_bp':500}}");
        assertThat(named(Overlays.decide(
                        hrm, World.ordinary(), Proposed.buy("50").now())))
                .isEmpty();
        var verdict =
                Overlays.decide(hrm, World.ordinary(), Proposed.buy("50.01").now());
        assertThat(named(verdict)).containsExactly("overlay/max_position_size");
        assertThat(violation(verdict, "overlay/max_position_size").limit()).isEqualTo("0.05");
        assertThat(measurement(verdict, "max_position_size").limit()).isEqualTo("0.10");
    }

    @Test
    void aTighterLimitBlocksNoExit() {
        Hrm hrm = Overlays.with("{'version':'1','limits':{'max_position_size.position_bp':0}}");
        World world = World.ordinary().holding("AAPL", "100");
        assertThat(named(Overlays.decide(hrm, world, Proposed.sell("10").now())))
                .isEmpty();
    }

    @Test
    void aTighterLimitOfDenialsQuarantinesEarlier() {
        Hrm hrm = Overlays.with("{'version':'1','limits':{'prevent_infinite_loops.repeated_denials':2}}");
        Proposal rewardless = Proposed.buy("1").with("take_profit", "101").now();
        assertThat(named(Overlays.decide(hrm, World.ordinary(), rewardless))).containsExactly("min_risk_reward");
        var second = Overlays.decide(hrm, World.ordinary().denied(rewardless, 1), rewardless);
        assertThat(named(second)).containsExactly("min_risk_reward", "overlay/prevent_infinite_loops");
        assertThat(violation(second, "overlay/prevent_infinite_loops").effect()).isEqualTo(Effect.DENY_AND_QUARANTINE);
    }

    @Test
    void aTighterLimitThatCannotBeHeldAgainstTheFactsDenies() {
        Hrm hrm = Overlays.with("{'version':'1','limits':{'max_position_size.position_bp':500}}");
        var verdict = Overlays.decide(
                hrm, World.ordinary().withoutMark("AAPL"), Proposed.buy("1").now());
        assertThat(named(verdict)).containsExactly("FACT_UNAVAILABLE", "OVERLAY_FAILED");
        assertThat(violation(verdict, "OVERLAY_FAILED").message())
                .isEqualTo("overlay/max_position_size could not be evaluated");
    }

    @Test
    void aTightenedRuleThatThrowsDenies() {
        Hrm hrm = Overlays.with("{'version':'1','limits':{'prevent_infinite_loops.repeated_denials':2}}");
        var undigested = new Item(
                World.KENNY, null, World.NOW, Proposed.action("rule_change").now());
        var request = new EvaluationRequest(List.of(new Group(World.ordinary().facts(), List.of(undigested))));
        var verdict = hrm.evaluate(request).groups().getFirst().getFirst();
        assertThat(named(verdict)).contains("immutable_graveyard", "OVERLAY_FAILED");
        assertThat(violation(verdict, "OVERLAY_FAILED").message())
                .isEqualTo("overlay/prevent_infinite_loops could not be evaluated");
    }

    @Test
    void severalLimitsOfOneRuleAreTightenedTogether() {
        Hrm hrm = Overlays.with("{'version':'1','limits':{'require_stop_loss.max_distance_bp':300,"
                + "'require_stop_loss.min_distance_ticks':100}}");
        World world = World.ordinary();
        assertThat(named(Overlays.decide(
                        hrm, world, Proposed.buy("1").with("stop_loss", "97").now())))
                .isEmpty();
        assertThat(named(Overlays.decide(
                        hrm, world, Proposed.buy("1").with("stop_loss", "96.99").now())))
                .containsExactly("overlay/require_stop_loss");
        assertThat(named(Overlays.decide(
                        hrm, world, Proposed.buy("1").with("stop_loss", "99.01").now())))
                .contains("overlay/require_stop_loss");
    }

    @Test
    void whatTheRulesFindStays() {
        Proposal reckless = Proposed.buy("250").now();
        var without = World.ordinary().decide(reckless);
        var with = Overlays.decide(
                Overlays.with("{'version':'1','limits':{'max_position_size.position_bp':500}}"),
                World.ordinary(),
                reckless);
        assertThat(with.violations()).containsAll(without.violations());
        assertThat(named(with)).contains("max_position_size", "overlay/max_position_size");
    }

    @Test
    void aFileThatCannotBeUsedDeniesEverything() {
        Hrm hrm = ((Hrm) World.GRAVEYARD).with(Overlay.unusable("it is broken"));
        var verdict = Overlays.decide(hrm, World.ordinary(), Proposed.cancel().now());
        assertThat(named(verdict)).containsExactly("OVERLAY_FAILED");
        assertThat(violation(verdict, "OVERLAY_FAILED").message()).isEqualTo("it is broken");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max_position_size.position_bp|1001|looser",
                "min_ticks|1|no limit",
                "max_position_size.position|1|no limit",
                "be_nice.position_bp|1|no limit",
                "immutable_graveyard.paths|1|no limit",
                "require_stop_loss.min_distance_ticks|0|looser",
                "max_position_size.position_bp|-1|whole number",
                "max_position_size.position_bp|1.5|whole number",
                "max_position_size.position_bp|'5'|whole number",
                "max_position_size.position_bp|5000000000|whole number"
            },
            quoteCharacter = '`')
    void aLimitIsTightenedOrNotTouched(String limit, String value, String why) {
        assertThatExceptionOfType(InvalidOverlayException.class)
                .isThrownBy(() -> Overlays.with("{'version':'1','limits':{'" + limit + "':" + value + "}}"))
                .withMessageContaining(why)
                .withMessageContaining(limit);
    }

    @Test
    void everyLimitThatMayBeTightenedIsOneOfARule() {
        for (var entry : ((Hrm) World.GRAVEYARD).rulebook().entries()) {
            entry.limits().properties().forEach(limit -> {
                String name = entry.rule().name() + "." + limit.getKey();
                if (TightenedLimits.names().contains(name)) {
                    assertThat(Overlays.with("{'version':'1','limits':{'" + name + "':" + limit.getValue() + "}}")
                                    .rulebook())
                            .isNotNull();
                }
            });
        }
        assertThat(((Hrm) World.GRAVEYARD)
                        .rulebook().entries().stream()
                                .flatMap(entry -> entry.limits().properties().stream()
                                        .map(limit -> entry.rule().name() + "." + limit.getKey())))
                .containsAll(TightenedLimits.names());
    }

    @Test
    void aLimitMayBeWhatItIs() {
        assertThat(Overlays.with("{'version':'1','limits':{'max_position_size.position_bp':1000}}")
                        .ruleset()
                        .overlay())
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{}",
                "{'version':1}",
                "{'version':''}",
                "{'version':'1','allow':[]}",
                "{'version':'1','deny':{}}",
                "{'version':'1','limits':[]}",
                "{'version':'1','deny':['x']}",
                "{'version':'1','version':'2'}",
                "{'version':'1'} x",
                "{'version':'1','deny':[{'name':'a','when':'true','message':'m'}]}",
                "{'version':'1','deny':[{'name':'a','when':'true','message':'m','severity':'low'}]}",
                "{'version':'1','deny':[{'name':'a','when':'true','message':'','severity':'LOW'}]}",
                "{'version':'1','deny':[{'name':'A','when':'true','message':'m','severity':'LOW'}]}",
                "{'version':'1','deny':[{'name':'a','when':true,'message':'m','severity':'LOW'}]}",
                "{'version':'1','deny':[{'name':'a','when':'true','message':'m','severity':'LOW','effect':'WARN'}]}",
                "{'version':'1','deny':[{'name':'a','when':'true','message':'m','severity':'LOW'},"
                        + "{'name':'a','when':'true','message':'m','severity':'LOW'}]}"
            })
    void whatIsNoOverlayIsRefused(String file) {
        assertThatExceptionOfType(InvalidOverlayException.class).isThrownBy(() -> Overlays.with(file));
    }

    @Test
    void aRefusalNamesTheRuleAndThePlace() {
        assertThatExceptionOfType(InvalidOverlayException.class)
                .isThrownBy(() -> Overlays.denying("symbl == 'TSLA'"))
                .withMessageContaining("it: ")
                .withMessageContaining("undeclared reference to 'symbl'");
    }

    @Test
    void aTighterLimitKnowsTheRegisteredActionTypes() {
        Hrm hrm = Overlays.with("{'version':'1','limits':{'human_in_loop_critical.approval_max_age_seconds':60}}");
        Proposal deployment = Proposed.action("deploy")
                .with("key", "image")
                .with("value", "one")
                .now();
        World world = World.ordinary().review(deployment, World.NOW.minusSeconds(61), World.NOW.plusSeconds(60));
        assertThat(named(Overlays.decide(hrm, world, deployment))).containsExactly("overlay/human_in_loop_critical");
    }

    @Test
    void whatIsOfHighRiskIsSoForTheRulesThatAskForIt() {
        Hrm hrm = Overlays.with("{'version':'1','limits':{'require_hrm_approval.position_bp':100}}");
        Proposal order = Proposed.buy("20").because("  ").now();
        World world = World.ordinary().reviewed(order).watchdogSeen(World.NOW.minusSeconds(60));
        assertThat(named(Overlays.decide(hrm, world, order)))
                .containsExactly("overlay/watchdog_monitoring", "overlay/transparent_reasoning");
    }
}
