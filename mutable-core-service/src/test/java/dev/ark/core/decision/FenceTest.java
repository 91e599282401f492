package dev.ark.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.action.Action;
import dev.ark.contract.action.CancelOrder;
import dev.ark.contract.action.RuleChange;
import dev.ark.contract.action.Trade;
import dev.ark.contract.action.Trade.OrderType;
import dev.ark.contract.action.Trade.Side;
import dev.ark.contract.decision.Outcome;
import dev.ark.contract.evaluation.Account;
import dev.ark.contract.evaluation.Account.Holding;
import dev.ark.contract.evaluation.Conduct;
import dev.ark.contract.evaluation.Facts;
import dev.ark.contract.evaluation.Market;
import dev.ark.contract.evaluation.People;
import dev.ark.contract.evaluation.Registers;
import dev.ark.contract.evaluation.TradingState;
import dev.ark.contract.evaluation.Verdict;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An evaluator that approves what it must not is not believed. */
class FenceTest {
    private static final Action ANYTHING = new RuleChange();
    private static final Verdict APPROVAL = new Verdict(
            Outcome.APPROVED, List.of(), List.of(), List.of(), List.of("all"), List.of(), BigDecimal.ONE, 1);

    private static final Verdict WAITING = new Verdict(
            Outcome.PENDING_APPROVAL, List.of(), List.of(), List.of(), List.of("all"), List.of(), BigDecimal.ONE, 1);

    @Test
    void anApprovalWhileHaltedIsADenial() {
        Verdict held = Fence.hold(APPROVAL, "kenny", ANYTHING, facts(TradingState.HALTED, false));
        assertThat(held.outcome()).isEqualTo(Outcome.DENIED);
        assertThat(held.violations()).extracting("rule").containsExactly("emergency_halt_enabled");
    }

    @Test
    void anEmergencyStopIsolatesAllAgents() {
        Facts halted = facts(TradingState.HALTED, false);
        assertThat(List.of("kenny", "ann", "stranger"))
                .allMatch(agent -> Fence.hold(APPROVAL, agent, ANYTHING, halted).outcome() == Outcome.DENIED);
    }

    @Test
    void aCancelPassesWhileHalted() {
        assertThat(Fence.hold(APPROVAL, "kenny", new CancelOrder("o-1"), facts(TradingState.HALTED, false)))
                .isSameAs(APPROVAL);
    }

    @Test
    void moreExposureIsNotApprovedWhileReducing() {
        Verdict held = Fence.hold(APPROVAL, "kenny", order(Side.BUY, "1"), holding("10"));
        assertThat(held.outcome()).isEqualTo(Outcome.DENIED);
        assertThat(held.violations()).extracting("rule").containsExactly("emergency_halt_enabled");
    }

    @Test
    void whatReducesRiskPassesWhileReducing() {
        assertThat(Fence.hold(APPROVAL, "kenny", order(Side.SELL, "10"), holding("10")))
                .isSameAs(APPROVAL);
        assertThat(Fence.hold(APPROVAL, "kenny", order(Side.BUY, "10"), holding("-10")))
                .isSameAs(APPROVAL);
        assertThat(Fence.hold(APPROVAL, "kenny", new CancelOrder("o-1"), holding("10")))
                .isSameAs(APPROVAL);
    }

    @Test
    void whatTurnsThePositionOverDoesNotReduceRisk() {
        assertThat(Fence.hold(APPROVAL, "kenny", order(Side.SELL, "11"), holding("10"))
                        .outcome())
                .isEqualTo(Outcome.DENIED);
    }

    @Test
    void whatCannotBeToldToReduceRiskIsDeniedWhileReducing() {
        Facts noAccount = facts(TradingState.REDUCING, false);
        assertThat(Fence.hold(APPROVAL, "kenny", order(Side.SELL, "1"), noAccount)
                        .outcome())
                .isEqualTo(Outcome.DENIED);
        assertThat(Fence.hold(APPROVAL, "kenny", ANYTHING, holding("10")).outcome())
                .isEqualTo(Outcome.DENIED);
        assertThat(Fence.hold(WAITING, "kenny", ANYTHING, holding("10")).outcome())
                .isEqualTo(Outcome.DENIED);
    }

    @Test
    void anApprovalOfAQuarantinedAgentIsADenial() {
        Verdict held = Fence.hold(APPROVAL, "kenny", ANYTHING, facts(TradingState.ACTIVE, true));
        assertThat(held.violations()).extracting("rule").containsExactly("watchdog_monitoring");
    }

    @Test
    void anApprovalOfAnUnknownAgentIsADenial() {
        Verdict held = Fence.hold(APPROVAL, "stranger", ANYTHING, facts(TradingState.ACTIVE, false));
        assertThat(held.outcome()).isEqualTo(Outcome.DENIED);
    }

    @Test
    void anApprovalThatNoFenceForbidsStands() {
        assertThat(Fence.hold(APPROVAL, "kenny", ANYTHING, facts(TradingState.ACTIVE, false)))
                .isSameAs(APPROVAL);
    }

    private static Action order(Side side, String quantity) {
        return new Trade(
                "AAPL", side, new BigDecimal(quantity), OrderType.MARKET, null, null, null, null, Trade.Claims.NONE);
    }

    /** Reducing, with a position in the instrument. */
    private static Facts holding(String quantity) {
        Holding holding = new Holding(new BigDecimal(quantity), BigDecimal.ZERO, BigDecimal.ZERO, null, null);
        return facts(
                TradingState.REDUCING,
                false,
                Map.of(
                        "acct-1",
                        new Account(
                                1,
                                "USD",
                                "monday",
                                BigDecimal.TEN,
                                BigDecimal.TEN,
                                BigDecimal.TEN,
                                Instant.EPOCH,
                                Map.of("AAPL", holding),
                                Map.of())));
    }

    private static Facts facts(TradingState state, boolean quarantined) {
        return facts(state, quarantined, Map.of());
    }

    private static Facts facts(TradingState state, boolean quarantined, Map<String, Account> accounts) {
        return new Facts(
                1,
                Instant.EPOCH,
                new Facts.Control(state, 1, null, new Facts.Journal(true, 0, true)),
                Map.of("kenny", new Facts.Agent(1, "acct-1", "alice", quarantined, 600, 120)),
                accounts,
                Market.EMPTY,
                Registers.EMPTY,
                People.SILENT,
                Conduct.NONE);
    }
}
