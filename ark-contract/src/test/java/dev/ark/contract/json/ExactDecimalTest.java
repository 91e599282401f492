package dev.ark.contract.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
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

    /** The grammar as a pattern is easy to read and slow; as code it has to be the same. */
    @Test
    void theGrammarIsThatOfItsPattern() {
        Pattern grammar = Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,2})?");
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 200_000; i++) {
            String text = random.ints(random.nextInt(9), 0, 8)
                    .mapToObj(part -> List.of("-", "+", ".", "e", "E", "7", "00", "9".repeat(39))
                            .get(part))
                    .collect(Collectors.joining());
            boolean taken = grammar.matcher(text).matches() && text.length() <= 64;
            assertThat(isTaken(text)).as("%s, seed %d", text, seed).isEqualTo(taken);
        }
    }

    private static boolean isTaken(String text) {
        try {
            ExactDecimal.parse("quantity", text);
            return true;
        } catch (ProblemException e) {
            return !e.getMessage().contains("is not a decimal number");
        }
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
