package dev.ark.graveyard.overlay;

import static dev.ark.graveyard.world.Verdicts.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.evaluation.Verdict;
import dev.ark.contract.json.CanonicalJson;
import dev.ark.graveyard.evaluation.Hrm;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {
    private static final Proposal BUY = Proposed.buy("50").limit("99.5").now();
    private static final Proposal OBSERVATION = Proposed.action("observe")
            .with("amount", new DecimalNode(new BigDecimal("10.5")))
            .with("whole", new DecimalNode(new BigDecimal("1e3")))
            .with("large", LongNode.valueOf(Long.MAX_VALUE))
            .with("text", "x")
            .with("inner", CanonicalJson.object().put("deep", true))
            .now();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "agent == 'kenny' && principal == 'alice' && action_type == 'buy' && is_trade",
                "symbol == 'AAPL' && side == 'buy' && order_type == 'limit' && !reduces_risk",
                "quantity == '50' && price == '99.5'",
                "above(quantity, '49.999999') && !above(quantity, '50') && !above(quantity, 50)",
                "below(price, '99.500001') && !below(price, '99.5') && below(price, 100)",
                "position_bp == 500 && leverage_bp == 500 && loss_bp == 0",
                "rationale == 'because' && 'evidence-1' in evidence && 'public' in evidence_labels",
                "evidence_labels.exists(label, label == 'public')",
                "['buy', 'sell'].exists(side, side == action_type)",
                "parameters.stop_loss == '95' && has(parameters.symbol) && !has(parameters.nothing)",
                "at == timestamp('2026-03-02T15:00:00Z') && at.getDayOfWeek() == 1",
                "at.getHours('America/New_York') == 10",
                "trading_state == 'active'"
            })
    void everyVariableTellsOfAnOrder(String when) {
        assertThat(denied(when, World.ordinary(), BUY)).isTrue();
        assertThat(denied("!(" + when + ")", World.ordinary(), BUY)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!is_trade && symbol == '' && side == '' && order_type == '' && !reduces_risk",
                "quantity == '0' && price == '0' && position_bp == 0 && leverage_bp == 0",
                "above(parameters.amount, '10.4') && below(parameters.amount, '10.6') && parameters.amount == '10.5'",
                "parameters.whole == 1000 && parameters.large == '9223372036854775807'",
                "parameters.inner.deep"
            })
    void whatOnlyOrdersHaveIsNothingOtherwise(String when) {
        assertThat(denied(when + " == true", World.ordinary(), OBSERVATION)).isTrue();
    }

    @Test
    void ratiosAreRoundedUpSoThatAboveIsExact() {
        assertThat(denied(
                        "position_bp > 500",
                        World.ordinary(),
                        Proposed.buy("50").now()))
                .isFalse();
        assertThat(denied(
                        "position_bp > 500",
                        World.ordinary(),
                        Proposed.buy("50.000001").now()))
                .isTrue();
        World losing = World.ordinary().session("98999.99", "100000", "98999.99");
        assertThat(denied("loss_bp > 100", losing, OBSERVATION)).isTrue();
        assertThat(denied("loss_bp > 100", losing.session("99000", "100000", "99000"), OBSERVATION))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "parameters.nothing == 1",
                "parameters.text > 3",
                "above(parameters.text, 1)",
                "above(parameters.inner, 1)",
                "1 / 0 == 1",
                "int(rationale) == 1",
                "evidence[7] == ''",
                "9223372036854775807 + size(rationale) > 0"
            })
    void whatFailsDenies(String when) {
        assertThat(named(decide(Overlays.denying(when), World.ordinary(), OBSERVATION)))
                .containsExactly("OVERLAY_FAILED");
    }

    @Test
    void aFactThatIsMissingFailsWhereItIsNeededAlone() {
        World world = World.ordinary().holding("AAPL", "100").withoutMark("AAPL");
        Proposal exit = Proposed.sell("10").now();
        assertThat(named(decide(Overlays.denying("position_bp > 9"), world, exit)))
                .contains("OVERLAY_FAILED");
        assertThat(named(decide(Overlays.denying("!reduces_risk && position_bp > 9"), world, exit)))
                .doesNotContain("OVERLAY_FAILED");
    }

    @Test
    void noConditionSeesWhatIsSensitive() {
        Proposal sensitive = Proposed.action("observe")
                .with("note", "alice@example.com")
                .because("alice@example.com")
                .now();
        assertThat(denied(
                        "rationale == '[redacted:email]' && parameters.note == '[redacted:email]'",
                        World.ordinary(),
                        sensitive))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "symbol ==",
                "symbol = 'x'",
                "nothing == 1",
                "symbol",
                "parameters.flag",
                "quantity > 10",
                "quantity * 2 == ''",
                "position_bp > 1.5",
                "double(quantity) > 1.0",
                "above(quantity, '1o0')",
                "above(quantity, 1.5)",
                "rationale.matches('(a+)+b')",
                "at.getHours('Nowhere/Land') == 1",
                "at.getHours(symbol) == 1",
                "parameters.exists(key, key == 'x')",
                "parameters.list.all(x, x == 1)",
                "evidence.exists(x, evidence.exists(y, x == y))",
                "evidence.map(x, x).exists(y, y == '')",
                "google.protobuf.Timestamp{seconds: 1} == at"
            })
    void whatIsNoConditionIsRefusedWhenItIsRead(String when) {
        assertThatExceptionOfType(InvalidOverlayException.class).isThrownBy(() -> Overlays.denying(when));
    }

    @Test
    void whatIsTooLargeIsRefusedWhenItIsRead() {
        String long1000 = "agent == '" + "x".repeat(1_000 - 11) + "'";
        assertThat(denied(long1000, World.ordinary(), BUY)).isFalse();
        for (String when : List.of(
                "agent == '" + "x".repeat(1_000 - 10) + "'",
                "(".repeat(40) + "true" + ")".repeat(40),
                "[".repeat(400) + "]".repeat(400) + " == []",
                "1" + "+1".repeat(40) + " == 1",
                "true" + "||true".repeat(120),
                "true" + "?true:true".repeat(60))) {
            assertThatExceptionOfType(InvalidOverlayException.class).as(when).isThrownBy(() -> Overlays.denying(when));
        }
    }

    @Test
    void manyThreadsGetTheSameAnswer() {
        Hrm hrm = Overlays.denying("symbol == 'AAPL' && above(quantity, '50')");
        Proposal smaller = Proposed.buy("50").now();
        Proposal larger = Proposed.buy("51").now();
        assertThat(IntStream.range(0, 20_000).parallel().filter(i -> {
                    boolean isLarger = i % 2 == 0;
                    return named(decide(hrm, World.ordinary(), isLarger ? larger : smaller))
                                    .contains("overlay/it")
                            != isLarger;
                }))
                .isEmpty();
    }

    private static boolean denied(String when, World world, Proposal proposal) {
        List<String> named = named(decide(Overlays.denying(when), world, proposal));
        assertThat(named).doesNotContain("OVERLAY_FAILED");
        return named.contains("overlay/it");
    }

    private static Verdict decide(Hrm hrm, World world, Proposal proposal) {
        return Overlays.decide(hrm, world, proposal);
    }
}
