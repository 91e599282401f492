package dev.ark.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What each kind of rule denies, and what has to be told so that it does not. */
@ExtendWith(Shared.class)
class RulesTest {
    private static final String EQUITY = "100000";

    private Installation ark;

    @BeforeEach
    void clients(Installation installation) {
        ark = installation;
    }

    @AfterAll
    static void theJournalIsWhole(Installation ark) {
        ark.ok("journal", "verify");
    }

    @Test
    void aGoodTradeIsApprovedAndABadOneIsDeniedAndStopsNobody() throws IOException {
        Desk desk = desk("gina");
        Client.Answer good = desk.buy(desk.symbol(), 50);
        assertThat(good.outcome()).as(good.body().toString()).isEqualTo("approved");
        assertThat(good.body().path("compliance_score").decimalValue()).isEqualByComparingTo("1");
        assertThat(good.warned()).isEmpty();
        Client.Answer bad = desk.propose(
                "trade", "{'symbol':'GINA','side':'buy','quantity':'255','order_type':'market','leverage':'3'}");
        assertThat(bad.outcome()).isEqualTo("denied");
        assertThat(bad.violated()).contains("max_position_size", "max_leverage", "require_stop_loss");
        assertThat(bad.body().path("compliance_score").doubleValue()).isLessThan(0.5);
        assertThat(desk.tradingState()).isEqualToIgnoringCase("active");
        assertThat(desk.buy(desk.symbol(), 1).outcome()).isEqualTo("approved");
    }

    @Test
    void whoTradesWhatIsRestrictedIsQuarantinedUntilAnOperatorRestoresIt() throws IOException {
        Desk desk = desk("rita");
        desk.put("restricted", desk.symbol(), "{'restricted':true,'reason':'a merger'}");
        assertThat(desk.buy(desk.symbol(), 1).violated()).containsExactly("no_insider_trading");
        assertThat(desk.isQuarantined()).isTrue();
        desk.put("restricted", desk.symbol(), "{'restricted':false,'reason':'it is public'}");
        assertThat(desk.buy(desk.symbol(), 1).violated()).containsExactly("watchdog_monitoring");
        ark.ok("restore", desk.name(), "--reason", "explained");
        assertThat(desk.buy(desk.symbol(), 1).outcome()).isEqualTo("approved");
    }

    @Test
    void whoHasPublishedAboutAnInstrumentDoesNotSellIt() throws IOException {
        Desk desk = desk("paul");
        Client.Answer published = desk.propose(
                "publish", "{'channel':'blog','symbol':'PAUL','text':'it looks good','compensating_plan':'retract'}");
        assertThat(published.outcome()).as(published.body().toString()).isEqualTo("approved");
        assertThat(desk.propose("trade", sale("PAUL")).violated()).containsExactly("no_pump_and_dump");
    }

    @Test
    void nobodyGoesAheadOfAClient() throws IOException {
        Desk desk = desk("fred");
        String intent = "{'principal':'client-9','symbol':'FRED','side':'buy','pending':%b,'at':'%s'}";
        desk.put("intents", "order-77", intent.formatted(true, Instant.now()));
        assertThat(desk.buy(desk.symbol(), 1).violated()).containsExactly("no_front_running");
        desk.put("intents", "order-77", intent.formatted(false, Instant.now().minusSeconds(60)));
        assertThat(desk.buy(desk.symbol(), 1).outcome()).isEqualTo("approved");
    }

    @Test
    void aSessionsLossIsKeptAndLeavesOnlyReduction() throws IOException {
        Desk desk = desk("lara");
        try {
            desk.equity(EQUITY, "95000", "monday");
            assertThat(desk.buy(desk.symbol(), 1).violated()).contains("max_daily_loss");
            assertThat(desk.tradingState()).isEqualToIgnoringCase("reducing");
            desk.equity(EQUITY, EQUITY, "monday");
            assertThat(desk.buy(desk.symbol(), 1).violated())
                    .containsExactly("max_daily_loss", "emergency_halt_enabled");
            desk.equity(EQUITY, EQUITY, "tuesday");
            assertThat(desk.buy(desk.symbol(), 1).violated()).containsExactly("emergency_halt_enabled");
        } finally {
            ark.release("a new session");
        }
        assertThat(desk.buy(desk.symbol(), 1).outcome()).isEqualTo("approved");
    }

    @Test
    void aUsersDirectiveIsKept() throws IOException {
        Desk desk = desk("dora");
        desk.put("directives", "no-dora", """
                {'principal':'dora','text':'nothing in it','forbids':{'sides':['buy'],'targets':['DOR*']}}""");
        assertThat(desk.buy(desk.symbol(), 1).violated()).containsExactly("preserve_user_autonomy");
        desk.list("OTHER");
        assertThat(desk.buy("OTHER", 1).outcome()).isEqualTo("approved");
    }

    @Test
    void aPriceOfAnUnregisteredSourceWarnsAndIsNotUsed() throws IOException {
        Desk desk = desk("uma");
        desk.price(desk.symbol(), "rumour");
        Client.Answer unused = desk.buy(desk.symbol(), 1);
        assertThat(unused.violated()).isNotEmpty().containsOnly("FACT_UNAVAILABLE");
        assertThat(unused.warned()).contains("validate_data_sources");
        desk.put("sources", "rumour", "{'kind':'price'}");
        assertThat(desk.buy(desk.symbol(), 1).outcome()).isEqualTo("approved");
    }

    @Test
    void whoProposesTooOftenIsSlowedAndWhoTakesNoForNoAnswerIsStopped() throws IOException {
        Desk desk = desk("loop");
        desk.register(4);
        String unstopped = "{'symbol':'LOOP','side':'buy','quantity':'1'}";
        assertThat(desk.propose("trade", unstopped).violated()).doesNotContain("prevent_infinite_loops");
        assertThat(desk.propose("trade", unstopped).violated()).doesNotContain("prevent_infinite_loops");
        assertThat(desk.isQuarantined()).isFalse();
        assertThat(desk.propose("trade", unstopped).violated()).contains("prevent_infinite_loops");
        assertThat(desk.isQuarantined()).isTrue();
        ark.ok("restore", desk.name(), "--reason", "mended");
        assertThat(desk.buy(desk.symbol(), 1).outcome()).isEqualTo("approved");
        assertThat(desk.buy(desk.symbol(), 1).violated()).containsExactly("prevent_infinite_loops");
    }

    private static String sale(String symbol) {
        return "{'symbol':'" + symbol + "','side':'sell','quantity':'1','order_type':'limit','limit_price':'100',"
                + "'stop_loss':'105','take_profit':'87.5'}";
    }

    private Desk desk(String name) throws IOException {
        return Desk.open(ark, name, EQUITY);
    }
}
