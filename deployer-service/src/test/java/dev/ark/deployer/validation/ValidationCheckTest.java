package dev.ark.deployer.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ValidationCheckTest {
    @Test
    void thereAreThirteenChecks() {
        assertThat(ValidationCheck.of(Optional.empty())).hasSize(13);
        assertThat(Stream.of(CheckCategory.values())
                        .map(category ->
                                ValidationCheck.of(Optional.of(category)).size()))
                .containsExactly(4, 2, 2, 3, 2);
    }

    @Test
    void oneFailedCheckOrOneThingLeftBehindFailsTheWhole() {
        CheckReport passed = CheckReport.over(ValidationCheck.ROLLBACK, new Finding(true, "so"), 1);
        CheckReport failed = CheckReport.over(ValidationCheck.ROLLBACK, new Finding(false, "not so"), 1);
        assertThat(new ValidationResult(List.of(passed), List.of()).passed()).isTrue();
        assertThat(new ValidationResult(List.of(passed, failed), List.of()).passed())
                .isFalse();
        assertThat(new ValidationResult(List.of(passed), List.of("a position")).passed())
                .isFalse();
        assertThat(new ValidationResult(List.of(CheckReport.pending(ValidationCheck.ROLLBACK)), List.of()).passed())
                .as("what was not made has not passed")
                .isFalse();
    }

    @Test
    void noTwoProposalsAreAlike() {
        ValidationTrades trades = new ValidationTrades(99_999);
        assertThat(trades.valid("t").parameters())
                .isNotEqualTo(trades.valid("t").parameters());
        BigDecimal held = new BigDecimal("9.99919491");
        assertThat(trades.largerPart(held))
                .isNotEqualTo(trades.largerPart(held))
                .isLessThan(held);
    }
}
