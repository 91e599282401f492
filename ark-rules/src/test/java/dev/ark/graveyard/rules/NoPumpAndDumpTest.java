package dev.ark.graveyard.rules;

import static dev.ark.graveyard.world.Verdicts.measurement;
import static dev.ark.graveyard.world.Verdicts.named;
import static dev.ark.graveyard.world.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.decision.Outcome;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.evaluation.Market.Instrument;
import dev.ark.contract.evaluation.Market.Published;
import dev.ark.contract.evaluation.Verdict;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoPumpAndDumpTest {
    private static final String RULE = "no_pump_and_dump";
    private static final Published BY_OTHERS = published("mallory", "bob", "acct-9", NOW);

    @Test
    void whatIsTalkedOfIsNotBoughtBelowOne() {
        assertThat(buyAt("1.01", "100000")).isEmpty();
        assertThat(buyAt("1", "100000")).isEmpty();
        assertThat(buyAt("0.999999", "100000")).containsExactly(RULE);
    }

    @Test
    void whatIsTalkedOfIsNotBoughtWhenItIsThinlyTraded() {
        assertThat(buyAt("100", "100001")).isEmpty();
        assertThat(buyAt("100", "99999.999999")).containsExactly(RULE);
    }

    @Test
    void whatNobodyTalksOfMayBeThin() {
        World world = World.ordinary().instrument("AAPL", old -> withVolume(old, "1000"));
        assertThat(named(world.decide(Proposed.buy("1").now()))).isEmpty();
        world.published("AAPL", published("mallory", "bob", "acct-9", NOW.minusMillis(86_400_001)));
        assertThat(named(world.decide(Proposed.buy("1").now()))).isEmpty();
        world.published("AAPL", published("mallory", "bob", "acct-9", NOW.minusSeconds(86_400)));
        assertThat(named(world.decide(Proposed.buy("1").now()))).containsExactly(RULE);
    }

    @Test
    void aPurchaseThatClosesAShortIsNoOpening() {
        World world = World.ordinary()
                .instrument("AAPL", old -> withVolume(old, "1000"))
                .published("AAPL", BY_OTHERS)
                .holding("AAPL", "-5");
        assertThat(named(world.decide(Proposed.buy("5").now()))).isEmpty();
        assertThat(named(world.decide(Proposed.buy("6").now()))).containsExactly(RULE);
    }

    @Test
    void whatOneTalkedOfOneselfIsNotSoldForADay() {
        for (Published own : List.of(
                published("kenny", "bob", "acct-9", NOW),
                published("mallory", "alice", "acct-9", NOW),
                published("mallory", "bob", "acct-1", NOW.minusSeconds(86_400)))) {
            World world = World.ordinary().published("AAPL", own).holding("AAPL", "5");
            assertThat(named(world.decide(Proposed.sell("5").now()))).containsExactly(RULE);
            assertThat(named(world.decide(Proposed.sell("6").now()))).contains(RULE);
        }
        assertThat(sellAfter(published("kenny", "alice", "acct-1", NOW.minusMillis(86_400_001))))
                .isEmpty();
        assertThat(sellAfter(BY_OTHERS)).isEmpty();
    }

    @Test
    void whatIsHeldIsNotTalkedOf() {
        World world = World.ordinary().holding("AAPL", "5").holding("MSFT", "0");
        assertThat(named(world.decide(publication("MSFT", "up")))).isEmpty();
        assertThat(named(world.decide(publication("AAPL", "up")))).containsExactly(RULE);
    }

    @Test
    void leavingTheSymbolOutOfTheParametersDoesNotHideWhatTheTextIsAbout() {
        World world = World.ordinary().holding("AAPL", "-5");
        assertThat(named(world.decide(publication(null, "buy AAPL now!")))).containsExactly(RULE);
        assertThat(named(world.decide(publication(null, "buy AAPLES now!")))).isEmpty();
    }

    @Test
    void aPublicationNeedsToKnowWhatIsHeld() {
        Verdict verdict = World.ordinary().withoutAccount().decide(publication("AAPL", "up"));
        assertThat(named(verdict)).contains("FACT_UNAVAILABLE");
    }

    @Test
    void aPublicationAndASaleOfOneGroupDoNotGoTogether() {
        List<Verdict> verdicts = World.ordinary()
                .decideInOrder(publication("AAPL", "down"), Proposed.sell("5").now());
        assertThat(verdicts.getFirst().outcome()).isEqualTo(Outcome.APPROVED);
        assertThat(named(verdicts.getLast())).containsExactly(RULE);
    }

    @Test
    void aSchemeIsNoReasonToTradeInWhateverCase() {
        assertThat(buyBecause("earnings")).isEmpty();
        assertThat(buyBecause("hype")).isEmpty();
        assertThat(buyBecause("pumpkins")).isEmpty();
        assertThat(buyBecause("xpump")).isEmpty();
        assertThat(buyBecause("PUMP")).containsExactly(RULE);
        assertThat(buyBecause("pump-and-hold")).containsExactly(RULE);
        assertThat(buyBecause("a Coordinated move")).containsExactly(RULE);
    }

    @Test
    void theFactsLookedAtAreNamed() {
        World world = World.ordinary().published("AAPL", BY_OTHERS).holding("AAPL", "5");
        Verdict verdict = world.decide(Proposed.sell("5").now());
        assertThat(measurement(verdict, RULE).facts()).containsExactly("publications/AAPL@8", "agents/kenny@2");
    }

    private static List<String> buyAt(String price, String volume) {
        World world = World.ordinary()
                .published("AAPL", BY_OTHERS)
                .mark("AAPL", price, NOW)
                .instrument("AAPL", old -> withVolume(old, volume));
        Proposed order = Proposed.buy("1")
                .with(
                        "stop_loss",
                        new BigDecimal(price).multiply(new BigDecimal("0.9")).toPlainString())
                .with("take_profit", "200");
        return named(world.decide(order.now()));
    }

    private static List<String> sellAfter(Published published) {
        World world = World.ordinary().published("AAPL", published).holding("AAPL", "5");
        return named(world.decide(Proposed.sell("5").now()));
    }

    private static List<String> buyBecause(String catalyst) {
        Proposal plain = Proposed.buy("1").now();
        ObjectNode parameters = plain.parameters();
        parameters.putArray("catalysts").add(catalyst);
        return named(World.ordinary()
                .decide(new Proposal(
                        plain.actionType(), parameters, plain.rationale(), plain.evidence(), plain.traceId())));
    }

    private static Proposal publication(String symbol, String text) {
        Proposed publication = Proposed.publication("blog", text);
        return (symbol == null ? publication : publication.with("symbol", symbol)).now();
    }

    private static Published published(String agent, String principal, String account, Instant at) {
        return new Published(8, agent, principal, account, at);
    }

    private static Instrument withVolume(Instrument old, String volume) {
        return new Instrument(
                old.revision(),
                old.assetClass(),
                old.tickSize(),
                old.multiplier(),
                new BigDecimal(volume),
                old.feesPerUnit(),
                old.maxQuoteAgeSeconds(),
                false,
                List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aapl rises",
                "AAPL/TSLA",
                "buy AAPL-to-the-moon",
                "AAPL...now",
                "tsla:aapl",
                "\uff21APL",
                "$Aapl!"
            })
    void aSymbolIsNamedHoweverItIsWritten(String text) {
        World world = World.ordinary().holding("AAPL", "5");
        assertThat(named(world.decide(publication(null, text)))).contains(RULE);
        assertThat(named(world.decide(publication("aapl", "it rises")))).contains(RULE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAPLE", "xAAPL", "AAPL2", "A.A.P.L"})
    void aPartOfAWordIsNoSymbol(String text) {
        World world = World.ordinary().holding("AAPL", "5");
        assertThat(named(world.decide(publication(null, text)))).isEmpty();
    }
}
