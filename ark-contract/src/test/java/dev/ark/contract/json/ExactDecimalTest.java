package dev.ark.contract.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExactDecimalTest {
    @ParameterizedTest
    @CsvSource({
        "10, 10",
        "0.10, 0.1",
        "-187.20, -187.2",
        "1e3, 1000",
        "1E-12, 0.000000000001",
        "0.00, 0",
        "-0, 0",
        "999999999999999999.999999999999, 999999999999999999.999999999999",
        "007, 7"
    })
    void aDecimalIsReadExactlyAndNormalised(String text, String value) {
        BigDecimal read = ExactDecimal.parse("quantity", text);
        assertThat(read.toPlainString()).isEqualTo(value);
        assertThat(read.scale()).isNotNegative();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1 ",
                "+1",
                ".5",
                "1.",
                "1,5",
                "0x10",
                "1e",
                "1e100",
                "1e999999999",
                "NaN",
                "Infinity",
                "-Infinity",
                "١",
                "1d",
                "1_000",
                "--1"
            })
    void whatIsNoDecimalIsRefused(String text) {
        refused(() -> ExactDecimal.parse("quantity", text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000000000000000000", "1e18", "0.0000000000001", "-1000000000000000000"})
    void oneDigitBeyondTheRangeIsRefused(String text) {
        refused(() -> ExactDecimal.parse("quantity", text));
    }

    /** As a JSON number it comes as a BigDecimal; the sum of its digits and its scale does not fit an int. */
    @ParameterizedTest
    @ValueSource(strings = {"1e2147483647", "1e-2147483647", "1e1000000"})
    void aNumberWithAnAbsurdExponentIsRefusedAtNoCost(String text) {
        BigDecimal number = new BigDecimal(text);
        refused(() -> ExactDecimal.bounded("quantity", number));
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable reading) {
        assertThatThrownBy(reading).isInstanceOfSatisfying(ProblemException.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(ProblemCode.INVALID_VALUE);
            assertThat(refusal).hasMessageContaining("quantity");
        });
    }
}
