package dev.ark.graveyard.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BasisPointsTest {

    @ParameterizedTest
    @CsvSource({
        "1, 10, 1000",
        "1, 3, 3334",
        "-1, 3, -3333",
        "0, 1, 0",
        "1, 0, 9223372036854775807",
        "1, -1, 9223372036854775807",
        "1e18, 1, 9223372036854775807",
        "922337203685477.5806, 1, 9223372036854775806"
    })
    void aRatioInWholeBasisPointsIsRoundedUp(BigDecimal part, BigDecimal whole, long expected) {
        assertThat(BasisPoints.roundedUp(part, whole)).isEqualTo(expected);
    }

    @Test
    void aRatioIsShownWithTwoToFourDecimals() {
        assertThat(new BasisPoints(20_000).text()).isEqualTo("2.00");
        assertThat(new BasisPoints(1_000).text()).isEqualTo("0.10");
        assertThat(new BasisPoints(1_250).text()).isEqualTo("0.125");
        assertThat(new BasisPoints(1).text()).isEqualTo("0.0001");
    }
}
