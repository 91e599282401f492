package dev.ark.graveyard.evaluation;

import static dev.ark.graveyard.world.Verdicts.named;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.decision.Outcome;
import dev.ark.contract.decision.Ruleset;
import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.evaluation.EvaluationRequest.Group;
import dev.ark.contract.evaluation.EvaluationRequest.Item;
import dev.ark.contract.evaluation.People.Override.Kind;
import dev.ark.contract.evaluation.Verdict;
import dev.ark.contract.local.SealedManifest;
import dev.ark.graveyard.manifest.ReleasedManifest;
import dev.ark.graveyard.manifest.Verification;
import dev.ark.graveyard.world.Overrides;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.Signed;
import dev.ark.graveyard.world.SilentProbe;
import dev.ark.graveyard.world.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GraveyardTest {
    private static final String RELEASED = new String(ReleasedManifest.bytes(), StandardCharsets.UTF_8);

    @Test
    void theReleasedManifestIsServed() {
        Graveyard opened = World.GRAVEYARD;
        assertThat(opened).isInstanceOf(Hrm.class);
        assertThat(opened.ruleset()).isEqualTo(new Ruleset("1.0.0", 1, ReleasedManifest.SHA256));
    }

    @Test
    void whatIsOpenedAnewDecidesTheSame() {
        List<Item> items = Stream.of(
                        Proposed.buy("90").because("alice@example.com asked"),
                        Proposed.config("watchdog.enabled"),
                        Proposed.data("share", "pii").without("encryption"),
                        Proposed.file("delete", "/data/report"),
                        Proposed.publication("blog", "AAPL rose").because("call +49 30 901820"),
                        Proposed.transfer("acct-9"))
                .map(proposed -> World.asked(proposed.now()))
                .toList();
        World world = World.ordinary().override(Overrides.of(Kind.REDUCE).now());
        var request = new EvaluationRequest(List.of(new Group(world.facts(), items)));
        assertThat(Signed.open(RELEASED).evaluate(request).groups())
                .isEqualTo(World.GRAVEYARD.evaluate(request).groups());
    }

    @Test
    void aManifestWithOneNumberChangedIsNotServed() {
        String changed = RELEASED.replace("\"position_bp\":1000", "\"position_bp\":9000");
        assertThat(changed).isNotEqualTo(RELEASED);
        assertDeniesEverything(open(Signed.manifest(changed)));
    }

    @Test
    void aManifestThatIsNotThereIsNotServed() {
        assertDeniesEverything(open(SealedManifest.NOTHING));
    }

    @Test
    void aPinnedManifestThatLacksALimitOrKnowsAnotherRuleIsNotServed() {
        for (String broken : List.of(
                RELEASED.replace("\"instruments\":5", "\"instruments\":\"5\""),
                RELEASED.replace("\"instruments\":5", "\"instruments\":-5"),
                RELEASED.replace("max_concurrent_trades", "max_trades"),
                RELEASED.replace("\"rules\":{", "\"rules\":{\"be_nice\":{},"),
                RELEASED.replace("\"revision\":1", "\"revision\":null"),
                RELEASED.replace("\"version\":\"1.0.0\"", "\"version\":1"),
                RELEASED.replace("[\".ark\",", "[1,"),
                RELEASED.replace("[\".ark\",", "[\" \","),
                RELEASED.replace("\"paths\":", "\"path\":"),
                RELEASED.replace("\"kinds\":[", "\"kinds\":[\"shoe_size\","),
                RELEASED.replace("\"instruments\":5", "\"instruments\":5000000000"),
                "[]",
                "not json")) {
            assertThat(broken).isNotEqualTo(RELEASED);
            assertDeniesEverything(Signed.open(broken));
        }
    }

    @Test
    void anUnverifiedGraveyardSaysWhatIsWrong() {
        Graveyard opened = Signed.open("[]");
        assertThat(((UnverifiedGraveyard) opened).reason()).contains("version is not a text");
    }

    @Test
    void whatAnUnverifiedGraveyardDeniesIsHeardOf() {
        List<Outcome> heard = new ArrayList<>();
        EvaluationProbe probe = new EvaluationProbe() {
            @Override
            public long nanoTime() {
                return 0;
            }

            @Override
            public void evaluated(Verdict verdict, Duration taken) {
                heard.add(verdict.outcome());
            }
        };
        var harmless = World.asked(Proposed.cancel().now());
        Graveyard.open(Verification.of(SealedManifest.NOTHING, ReleasedManifest.PINS), probe)
                .evaluate(new EvaluationRequest(
                        List.of(new Group(World.ordinary().facts(), List.of(harmless, harmless)))));
        assertThat(heard).containsExactly(Outcome.DENIED, Outcome.DENIED);
    }

    private static void assertDeniesEverything(Graveyard graveyard) {
        var harmless = World.asked(Proposed.cancel().now());
        Group group = new Group(World.ordinary().facts(), List.of(harmless, harmless));
        var response = graveyard.evaluate(new EvaluationRequest(List.of(group)));
        assertThat(response.ruleset()).isEqualTo(Ruleset.UNKNOWN);
        assertThat(response.groups().getFirst()).hasSize(2).allSatisfy(verdict -> {
            assertThat(verdict.outcome()).isEqualTo(Outcome.DENIED);
            assertThat(named(verdict)).containsExactly("RULESET_UNVERIFIED");
            assertThat(verdict.rulesChecked()).isEmpty();
        });
    }

    private static Graveyard open(SealedManifest manifest) {
        return Graveyard.open(Verification.of(manifest, ReleasedManifest.PINS), new SilentProbe());
    }
}
