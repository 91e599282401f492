package dev.ark.core.facts;

import static dev.ark.core.facts.KnownFacts.ACCOUNT;
import static dev.ark.core.facts.KnownFacts.AGENT;
import static dev.ark.core.facts.KnownFacts.START;
import static dev.ark.core.facts.KnownFacts.trade;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.action.Publication;
import dev.ark.contract.action.Trade;
import dev.ark.contract.decision.Outcome;
import dev.ark.contract.evaluation.Account;
import dev.ark.contract.evaluation.Conduct.Pace;
import dev.ark.contract.evaluation.Facts;
import dev.ark.contract.evaluation.Market;
import dev.ark.contract.http.AccountFact;
import dev.ark.contract.http.InstrumentFact;
import dev.ark.contract.http.IntentFact;
import dev.ark.core.sqlite.Transaction;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How far back the facts reach. What is kept to the millisecond leaves a window at its end; what is counted by the second leaves it with the
 * last moment of that second, never earlier.
 */
class WindowsTest {
    @TempDir
    Path directory;

    private KnownFacts facts;

    @BeforeEach
    void open() throws SQLException {
        facts = new KnownFacts(directory.resolve("state.db"), "stable");
        facts.register(AGENT, ACCOUNT, "alice");
        facts.put(Accounts.TABLE, ACCOUNT, new AccountFact("USD", new BigDecimal("1000"), new BigDecimal("1000")));
    }

    @AfterEach
    void close() throws SQLException {
        facts.close();
    }

    @ParameterizedTest
    @CsvSource({"0,59999,2", "0,60000,2", "0,60001,2", "0,60999,2", "0,61000,0", "999,60000,2", "999,60001,0"})
    void paceIsCountedForTheWindowAndToTheEndOfItsSecond(int millis, int later, int counted) throws SQLException {
        facts.clock.set(START.plusMillis(millis));
        facts.change(transaction -> {
            count(transaction, AGENT, new Pace(1, 1));
            count(transaction, "ann", new Pace(5, 5));
            count(transaction, AGENT, new Pace(1, 0));
            return true;
        });
        facts.clock.move(Duration.ofMillis(later));
        Pace pace = facts.on(trade("AAPL")).conduct().pace(AGENT);
        assertThat(pace).isEqualTo(counted == 0 ? Pace.NONE : new Pace(2, 1));
    }

    @ParameterizedTest
    @CsvSource({"59999,1", "60000,1", "60999,1", "61000,0"})
    void ordersArePlacedAndCancelledForTheWindowAndToTheEndOfTheirSecond(int later, int counted) throws SQLException {
        facts.change(transaction -> {
            OrderFlows.placed(transaction.session(), transaction.now(), ACCOUNT, "AAPL");
            OrderFlows.cancelled(transaction.session(), transaction.now(), ACCOUNT, "AAPL");
            OrderFlows.placed(transaction.session(), transaction.now(), ACCOUNT, "MSFT");
            OrderFlows.placed(transaction.session(), transaction.now(), "other", "AAPL");
            return true;
        });
        facts.clock.move(Duration.ofMillis(later));
        Account.OrderFlow flow = flow(facts.on(trade("AAPL")));
        assertThat(flow.placed()).isEqualTo(counted);
        assertThat(flow.cancelled()).isEqualTo(counted);
    }

    @ParameterizedTest
    @CsvSource({"59999,true", "60000,true", "60001,false"})
    void aFillCountsForTheWindow(int later, boolean counts) throws SQLException {
        permit("p-1", "BUY", "10", "0", "10", "NULL", Long.toString(START.toEpochMilli()));
        facts.clock.move(Duration.ofMillis(later));
        Account.Fill fill = new Account.Fill(Trade.Side.BUY, BigDecimal.TEN, START);
        assertThat(flow(facts.on(trade("AAPL"))).fills().contains(fill)).isEqualTo(counts);
    }

    @ParameterizedTest
    @CsvSource({"59999,1", "60000,1", "60001,0"})
    void aDenialCountsForTheWindow(int later, int counted) throws SQLException {
        String digest = trade("AAPL").actionDigest(AGENT);
        decided("d-1", AGENT, digest, Outcome.DENIED, 1);
        decided("d-2", AGENT, digest, Outcome.APPROVED, 1);
        decided("d-3", AGENT, "another", Outcome.DENIED, 1);
        decided("d-4", AGENT, digest, Outcome.DENIED, "CORE", 1);
        facts.clock.move(Duration.ofMillis(later));
        assertThat(facts.on(trade("AAPL")).conduct().denials(digest)).isEqualTo(counted);
    }

    @ParameterizedTest
    @CsvSource({"86399999,1", "86400000,1", "86400001,0"})
    void aPublicationCountsForADay(int later, int counted) throws SQLException {
        publish(new Publication("feed", null, "why AAPL, not MSFT.", null));
        facts.clock.move(Duration.ofMillis(later));
        assertThat(facts.on(trade("AAPL")).market().publications().getOrDefault("AAPL", java.util.List.of()))
                .hasSize(counted);
    }

    @Test
    void aPublicationIsAboutEachInstrumentThatItNamesAndTheSymbolThatItSays() throws SQLException {
        publish(new Publication("feed", "NEW", "why AAPL, not MSFT. NONE of it", null));
        Market.Published published = new Market.Published(7, AGENT, "alice", ACCOUNT, START);
        assertThat(facts.on(trade("AAPL")).market().publications().get("AAPL")).containsExactly(published);
        assertThat(facts.on(trade("NEW")).market().publications().get("NEW")).containsExactly(published);
        assertThat(facts.on(trade("NONE")).market().publications()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true,900001,1", "false,899999,1", "false,900000,1", "false,900001,0"})
    void anIntentCountsWhileItIsPendingAndForTheWindow(boolean pending, int later, int counted) throws SQLException {
        facts.put(Intents.TABLE, "i-1", new IntentFact("bob", "AAPL", Trade.Side.BUY, pending, START));
        facts.clock.move(Duration.ofMillis(later));
        assertThat(facts.on(trade("AAPL")).market().intents().getOrDefault("AAPL", java.util.List.of()))
                .hasSize(counted);
        assertThat(facts.on(trade("MSFT")).market().intents()).isEmpty();
    }

    @Test
    void anotherProcessSeesTheSameWindows() throws SQLException {
        facts.change(transaction -> {
            count(transaction, AGENT, new Pace(3, 2));
            OrderFlows.placed(transaction.session(), transaction.now(), ACCOUNT, "AAPL");
            return true;
        });
        publish(new Publication("feed", null, "AAPL", null));
        permit("p-1", "SELL", "-10", "-4", "-6", "'000000000000000101.500000000000'", "0");
        facts.clock.move(Duration.ofSeconds(10));
        Facts before = facts.on(trade("AAPL"));
        try (KnownFacts canary = new KnownFacts(directory.resolve("state.db"), "canary")) {
            canary.clock.set(facts.clock.instant());
            assertThat(canary.on(trade("AAPL"))).isEqualTo(before);
        }
        facts.close();
        facts = new KnownFacts(directory.resolve("state.db"), "stable");
        facts.clock.set(before.asOf());
        assertThat(facts.on(trade("AAPL"))).as("after a restart").isEqualTo(before);
    }

    @Test
    void openOrdersAreTheMarketOrdersAndTheBestLimitOfEachSide() throws SQLException {
        permit("p-1", "BUY", "10", "10", "0", "'000000000000000099.500000000000'", "NULL");
        permit("p-2", "BUY", "10", "4", "6", "'000000000000000100.000000000001'", "NULL");
        permit("p-3", "BUY", "10", "0", "10", "'000000000000000200.000000000000'", "NULL");
        permit("p-4", "SELL", "-10", "-10", "0", "'000000000000001000.000000000000'", "NULL");
        permit("p-5", "SELL", "-10", "-10", "0", "'000000000000000300.000000000000'", "NULL");
        permit("p-6", "SELL", "-10", "-10", "0", "NULL", "NULL");
        Account.OrderFlow flow = flow(facts.on(trade("AAPL")));
        assertThat(flow.buys().market()).isFalse();
        assertThat(flow.buys().best()).isEqualByComparingTo("100.000000000001");
        assertThat(flow.sells().market()).isTrue();
        assertThat(flow.sells().best()).isEqualByComparingTo("300");
    }

    @Test
    void aVerdictHoldsThoughTimeGoesOnButNotWhenSomethingHappens() throws SQLException {
        facts.change(transaction -> {
            OrderFlows.placed(transaction.session(), transaction.now(), ACCOUNT, "AAPL");
            return true;
        });
        Facts read = facts.on(trade("AAPL"));
        facts.clock.move(Duration.ofMinutes(2));
        assertThat(facts.stillHolds(trade("AAPL"), read)).isTrue();
        facts.change(transaction -> {
            OrderFlows.placed(transaction.session(), transaction.now(), ACCOUNT, "AAPL");
            return true;
        });
        assertThat(facts.stillHolds(trade("AAPL"), read)).isFalse();
    }

    @Test
    void aCauseIsFoundWhenItIsTheAgentsOwn() throws SQLException {
        decided("d-1", AGENT, "x", Outcome.APPROVED, 3);
        decided("d-2", "ann", "x", Outcome.APPROVED, 3);
        assertThat(facts.on(causedBy("d-1")).conduct().depth(AGENT, "d-1")).contains(3);
        assertThat(facts.on(causedBy("d-2")).conduct().depth(AGENT, "d-2")).isEmpty();
        assertThat(facts.on(causedBy("d-3")).conduct().depth(AGENT, "d-3")).isEmpty();
    }

    @Test
    void whatNoWindowReachesIsForgotten() throws SQLException {
        facts.change(transaction -> {
            count(transaction, AGENT, new Pace(1, 1));
            OrderFlows.placed(transaction.session(), transaction.now(), ACCOUNT, "AAPL");
            return true;
        });
        publish(new Publication("feed", null, "AAPL", null));
        facts.clock.move(Duration.ofSeconds(120));
        assertThat(purge()).isZero();
        facts.clock.move(Duration.ofSeconds(1));
        assertThat(purge()).isEqualTo(2);
        facts.clock.move(Duration.ofHours(24));
        assertThat(purge()).isEqualTo(1);
    }

    private static void count(Transaction transaction, String agent, Pace pace) throws SQLException {
        Paces.count(transaction.session(), transaction.now(), agent, pace);
    }

    private int purge() {
        return facts.change(Windows::purge);
    }

    private static dev.ark.contract.decision.Proposal causedBy(String id) {
        var trade = trade("AAPL");
        return new dev.ark.contract.decision.Proposal(
                trade.actionType(), trade.parameters(), null, java.util.List.of(), null, id);
    }

    private void publish(Publication publication) throws SQLException {
        var any = new InstrumentFact("equity", BigDecimal.ONE, null, BigDecimal.TEN, null);
        facts.put(Instruments.TABLE, "AAPL", any);
        facts.put(Instruments.TABLE, "MSFT", any);
        facts.change(transaction -> {
            var symbols = Publications.symbols(transaction.session(), publication);
            var published = new Market.Published(7, AGENT, "alice", ACCOUNT, transaction.now());
            Publications.record(transaction.session(), published, symbols);
            return true;
        });
    }

    private void decided(String id, String agent, String digest, Outcome outcome, int depth) {
        decided(id, agent, digest, outcome, "EVALUATOR", depth);
    }

    private void decided(String id, String agent, String digest, Outcome outcome, String origin, int depth) {
        Instant at = facts.clock.instant();
        facts.change(transaction ->
                transaction.session().update("""
                        INSERT INTO decision (id, agent, action_digest, outcome, origin, halt_epoch, depth, at_ms, basis)
                        VALUES (?, ?, ?, ?, ?, 1, ?, ?, '')""", id, agent, digest, outcome, origin, depth, at.toEpochMilli()));
    }

    private void permit(
            String id, String side, String quantity, String remaining, String filled, String limit, String lastFill) {
        facts.change(transaction -> transaction
                .session()
                .update(
                        "INSERT INTO permit (id, decision_id, agent, action_digest, halt_epoch, expires_ms, state, account, symbol,"
                                + " side, limit_price, stop_loss, quantity, remaining, filled, last_fill_ms, order_id)"
                                + " VALUES (?, 'd', '" + AGENT + "', 'x', 1, 0, 'SPENT', '" + ACCOUNT
                                + "', 'AAPL', ?, " + limit + ", NULL, ?, ?, ?, " + lastFill + ", NULL)",
                        id,
                        side,
                        quantity,
                        remaining,
                        filled));
    }

    private static Account.OrderFlow flow(Facts facts) {
        return facts.account(ACCOUNT).orElseThrow().flow("AAPL");
    }
}
