package dev.ark.graveyard.rules;

import static dev.ark.graveyard.world.Verdicts.named;
import static dev.ark.graveyard.world.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.http.Headroom;
import dev.ark.graveyard.manifest.Manifest;
import dev.ark.graveyard.manifest.ReleasedManifest;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is left of the limits, held against what the rules decide. */
class AccountLimitsTest {
    private static final Rulebook RULEBOOK = Rulebook.of(Manifest.read(ReleasedManifest.bytes()));
    private static final List<Rule> RULES =
            RULEBOOK.entries().stream().map(Rulebook.Entry::rule).toList();
    private static final BigDecimal A_LITTLE = new BigDecimal("0.000001");
    private static final String POSITION = "max_position_size";
    private static final String LEVERAGE = "max_leverage";
    private static final String LOSS = "max_daily_loss";
    private static final String TRADES = "max_concurrent_trades";

    @Test
    void anEmptyAccountHasAllOfEachLimit() {
        World world = World.ordinary();
        assertThat(left(world, POSITION, Headroom.ANY_OTHER)).isEqualByComparingTo("10000");
        assertThat(left(world, LEVERAGE, null)).isEqualByComparingTo("200000");
        assertThat(left(world, LOSS, null)).isEqualByComparingTo("5000");
        assertThat(left(world, TRADES, null)).isEqualByComparingTo("5");
        assertThat(left(world, "require_hrm_approval", Headroom.ANY_OTHER)).isEqualByComparingTo("8000");
        assertThat(left(world, "require_hrm_approval", null)).isEqualByComparingTo("150000");
    }

    @Test
    void openOrdersAndReservationsAreUsed() {
        World world = World.ordinary().holding("AAPL", "10", "20", "5");
        assertThat(of(world, POSITION, "AAPL").used()).isEqualByComparingTo("3000");
        assertThat(of(world, LEVERAGE, null).used()).isEqualByComparingTo("3000");
        assertThat(of(world, LOSS, null).used()).as("30 with a stop 5 below").isEqualByComparingTo("150");
        assertThat(of(world, TRADES, null).used()).isEqualByComparingTo("1");
    }

    /** An order that takes exactly what is left passes, and one that takes a little more does not: for random accounts. */
    @Test
    void whatIsLeftIsWhatTheRulesLetThrough() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            World world = random(random);
            BigDecimal left = left(world, POSITION, "AAPL");
            if (left.signum() <= 0) {
                continue;
            }
            BigDecimal quantity = left.movePointLeft(2);
            assertThat(broken(world, quantity, POSITION))
                    .as("seed %d, turn %d", seed, i)
                    .isFalse();
            assertThat(broken(world, quantity.add(A_LITTLE), POSITION))
                    .as("seed %d, turn %d", seed, i)
                    .isTrue();
            BigDecimal leverage = left(world, LEVERAGE, null).movePointLeft(2);
            assertThat(broken(world, leverage, LEVERAGE))
                    .as("seed %d, turn %d", seed, i)
                    .isFalse();
            assertThat(broken(world, leverage.add(A_LITTLE), LEVERAGE))
                    .as("seed %d, turn %d", seed, i)
                    .isTrue();
            BigDecimal loss = left(world, LOSS, null);
            if (loss.signum() > 0) {
                BigDecimal risked = loss.divide(new BigDecimal("5"));
                assertThat(broken(world, risked, LOSS))
                        .as("seed %d, turn %d", seed, i)
                        .isFalse();
                assertThat(broken(world, risked.add(A_LITTLE), LOSS))
                        .as("seed %d, turn %d", seed, i)
                        .isTrue();
            }
        }
    }

    @Test
    void nothingIsGuessedOfAPriceThatIsOld() {
        World world = World.ordinary().holding("AAPL", "10").mark("AAPL", "100", NOW.minusSeconds(61));
        Headroom position = of(world, POSITION, "AAPL");
        assertThat(position.left()).isNull();
        assertThat(position.used()).isNull();
        assertThat(position.reason()).isEqualTo("marks/AAPL is stale");
        assertThat(of(world, LEVERAGE, null).reason()).isEqualTo("marks/AAPL is stale");
        assertThat(left(world, POSITION, Headroom.ANY_OTHER))
                .as("which needs no price")
                .isEqualByComparingTo("10000");
        assertThat(left(world, TRADES, null)).isEqualByComparingTo("4");
    }

    @Test
    void nothingIsGuessedOfAnAccountThatIsNotKnown() {
        assertThat(of(World.ordinary().withoutAccount(), TRADES, null).reason())
                .isEqualTo("accounts/acct-1 is missing");
    }

    @Test
    void aLossThatReachedTheLimitLeavesNothingThoughItWasWonBack() {
        World world = World.ordinary().session("99000", "100000", "95000");
        Headroom loss = of(world, LOSS, null);
        assertThat(loss.used()).isEqualByComparingTo("1000");
        assertThat(loss.left()).isZero();
        assertThat(loss.reason()).contains("reached the limit");
        assertThat(AccountLimits.isLatched(
                        RULES, world.facts().account("acct-1").orElseThrow()))
                .isTrue();
    }

    @Test
    void aPaceIsWhatTheAgentIsRegisteredFor() {
        World world = World.ordinary().rates(10, 4).pace(7, 4);
        assertThat(headroom(world).stream().filter(row -> row.rule().equals("prevent_infinite_loops")))
                .extracting(Headroom::subject, Headroom::unit, row -> row.left().intValueExact())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("kenny", "actions a minute", 3),
                        org.assertj.core.groups.Tuple.tuple("kenny", "orders a minute", 0));
    }

    private static World random(Random random) {
        World world = World.ordinary().equity(Integer.toString(50_000 + random.nextInt(100_000)));
        int held = 1 + random.nextInt(60);
        // What is open to sell turns no position over: more bought is more held, at the worst.
        world.holding(
                "AAPL",
                Integer.toString(held),
                Integer.toString(random.nextInt(20)),
                Integer.toString(random.nextInt(held + 1)));
        if (random.nextBoolean()) {
            world.holding(
                    "MSFT", Integer.toString(random.nextInt(200) - 100), Integer.toString(random.nextInt(30)), "0");
        }
        return world;
    }

    private static boolean broken(World world, BigDecimal quantity, String rule) {
        return named(world.decide(Proposed.buy(quantity.toPlainString()).now())).contains(rule);
    }

    private static BigDecimal left(World world, String rule, String subject) {
        return of(world, rule, subject).left();
    }

    private static Headroom of(World world, String rule, String subject) {
        return headroom(world).stream()
                .filter(row -> row.rule().equals(rule) && java.util.Objects.equals(row.subject(), subject))
                .findFirst()
                .orElseThrow();
    }

    private static List<Headroom> headroom(World world) {
        return new AccountLimits("acct-1", new FactReader(world.facts(), NOW, RULEBOOK.freshness())).headroom(RULES);
    }
}
