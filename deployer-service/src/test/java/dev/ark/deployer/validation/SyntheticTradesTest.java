package dev.ark.deployer.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.action.ActionParser;
import dev.ark.contract.action.ActionTypes;
import dev.ark.contract.action.Trade;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SyntheticTradesTest {
    private final SyntheticTrades trades = new SyntheticTrades(4, 123_456_789);

    @Test
    void aGoodTradeIsFivePercentWithItsStopFivePercentBelowAndARewardOfTwoAndAHalf() {
        Trade trade = trade(Shot.Kind.GOOD, 0);
        assertThat(trade.quantity()).isBetween(new BigDecimal("49.95"), new BigDecimal("50"));
        assertThat(trade.limitPrice()).isEqualByComparingTo("100");
        assertThat(trade.stopLoss()).isEqualByComparingTo("95");
        assertThat(trade.takeProfit()).isEqualByComparingTo("112.5");
        assertThat(trade.claims().leverage()).isEqualByComparingTo("1");
    }

    @Test
    void aViolationIsAQuarterOfTheEquityWithLeverageThreeNoStopAndNoTarget() {
        Trade trade = trade(Shot.Kind.VIOLATION, 0);
        assertThat(trade.quantity()).isBetween(new BigDecimal("249.95"), new BigDecimal("250"));
        assertThat(trade.target()).isEmpty();
        assertThat(trade.stop()).isEmpty();
        assertThat(trade.claims().leverage()).isEqualByComparingTo("3");
    }

    @Test
    void noTwoTradesAreAlike() {
        Set<String> digests = new HashSet<>();
        for (int i = 0; i < 5_000; i++) {
            digests.add(trades.proposal(new Shot(i, Duration.ZERO, Shot.Kind.GOOD), "t")
                    .actionDigest(SyntheticTrades.AGENT));
        }
        assertThat(digests).hasSize(5_000);
    }

    @Test
    void noInstrumentHasTwentyOrdersInAMinute() {
        var plan = new SyntheticPlan(Duration.ofSeconds(60), new BigDecimal("20"));
        SyntheticTrades spread = SyntheticTrades.of(plan, 0);
        var orders = plan.shots().stream()
                .filter(shot -> shot.kind() == Shot.Kind.GOOD)
                .map(shot ->
                        spread.proposal(shot, "t").parameters().path("symbol").asText())
                .collect(Collectors.groupingBy(symbol -> symbol, Collectors.counting()));
        assertThat(orders.keySet()).containsExactlyInAnyOrderElementsOf(spread.instruments());
        assertThat(orders.values()).allMatch(count -> count < 20);
    }

    private Trade trade(Shot.Kind kind, int number) {
        var proposal = trades.proposal(new Shot(number, Duration.ZERO, kind), "t");
        return (Trade) ActionParser.parse(ActionTypes.BUILT_IN, proposal.actionType(), proposal.parameters());
    }
}
