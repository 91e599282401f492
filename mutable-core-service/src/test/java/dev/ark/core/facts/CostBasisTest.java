package dev.ark.core.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.core.facts.CostBasis.Booked;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The average-cost method, to the last decimal. */
class CostBasisTest {
    @Test
    void whatIsAddedIsAveraged() {
        CostBasis held = bought("10", "100").filled(number("30"), number("104")).after();
        assertBasis(held, "40", "4120");
    }

    @Test
    void whatIsClosedTakesItsShareOfTheCost() {
        Booked booked = bought("10", "100").filled(number("-4"), number("110"));
        assertThat(booked.closed()).isEqualByComparingTo("4");
        assertThat(booked.realised()).isEqualByComparingTo("40");
        assertBasis(booked.after(), "6", "600");
    }

    @Test
    void aShortWinsWhenThePriceFalls() {
        Booked booked = bought("-10", "100").filled(number("10"), number("90"));
        assertThat(booked.realised()).isEqualByComparingTo("100");
        assertBasis(booked.after(), "0", "0");
    }

    @Test
    void whatCrossesZeroClosesAllOfTheOldAndOpensTheRestAtItsOwnPrice() {
        Booked booked = bought("10", "100").filled(number("-25"), number("110"));
        assertThat(booked.closed()).isEqualByComparingTo("10");
        assertThat(booked.realised()).isEqualByComparingTo("100");
        assertBasis(booked.after(), "-15", "-1650");
    }

    @Test
    void whatIsNotKnownStaysSoUntilThePositionIsClosed() {
        CostBasis unknown = new CostBasis(number("10"), null);
        assertThat(unknown.filled(number("1"), number("5")).after().cost()).isNull();
        Booked part = unknown.filled(number("-4"), number("5"));
        assertThat(part.realised()).isNull();
        assertThat(part.after().cost()).isNull();
        assertThat(unknown.filled(number("-10"), number("5")).after()).isEqualTo(CostBasis.FLAT);
        assertBasis(unknown.filled(number("-12"), number("5")).after(), "-2", "-10");
    }

    /** However often a share of the cost is rounded, what was won and what is held are worth what was paid and received. */
    @Test
    void realisedAndUnrealisedAreTheCashFlowsAndTheValueExactly() {
        long seed = System.nanoTime();
        System.out.println("the fills have seed " + seed);
        Random random = new Random(seed);
        for (int account = 0; account < 50; account++) {
            CostBasis basis = CostBasis.FLAT;
            BigDecimal cash = BigDecimal.ZERO;
            BigDecimal realised = BigDecimal.ZERO;
            for (int i = 0; i < 200; i++) {
                BigDecimal quantity = BigDecimal.valueOf(random.nextInt(2_000) - 1_000, random.nextInt(5));
                BigDecimal price = BigDecimal.valueOf(1 + random.nextInt(1_000_000), random.nextInt(13));
                if (quantity.signum() == 0) {
                    continue;
                }
                Booked booked = basis.filled(quantity, price);
                cash = cash.subtract(quantity.multiply(price));
                realised = realised.add(booked.realised());
                basis = booked.after();
                BigDecimal value = basis.quantity().multiply(price);
                BigDecimal unrealised = value.subtract(basis.cost());
                assertThat(realised.add(unrealised))
                        .as("seed %d, account %d, fill %d", seed, account, i)
                        .isEqualByComparingTo(cash.add(value));
                assertThat(basis.cost().signum())
                        .as("seed %d", seed)
                        .isEqualTo(basis.quantity().signum());
                assertThat(basis.cost().stripTrailingZeros().scale())
                        .as("seed %d", seed)
                        .isLessThanOrEqualTo(CostBasis.SCALE);
            }
        }
    }

    private static CostBasis bought(String quantity, String price) {
        return CostBasis.FLAT.filled(number(quantity), number(price)).after();
    }

    private static void assertBasis(CostBasis basis, String quantity, String cost) {
        assertThat(basis.quantity()).isEqualByComparingTo(quantity);
        assertThat(basis.cost()).isEqualByComparingTo(cost);
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }
}
