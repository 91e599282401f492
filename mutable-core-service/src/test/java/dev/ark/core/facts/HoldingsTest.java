package dev.ark.core.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ark.contract.evaluation.Account.Holding;
import dev.ark.core.sqlite.Database;
import dev.ark.core.sqlite.Session;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The arithmetic of positions and reservations, shorts included. */
class HoldingsTest {
    @TempDir
    Path directory;

    private Session session;

    @BeforeEach
    void open() throws SQLException {
        session = Database.open(directory.resolve("state.db")).writer();
    }

    @AfterEach
    void close() throws SQLException {
        session.close();
    }

    @Test
    void aPurchaseIsReservedAmongTheBuys() throws SQLException {
        reserve("10");
        assertThat(holding()).isEqualTo(holding("0", "10", "0"));
    }

    @Test
    void aSaleIsReservedAmongTheSells() throws SQLException {
        reserve("-10");
        assertThat(holding()).isEqualTo(holding("0", "0", "10"));
    }

    @Test
    void reservationsAddUpAndDoNotCancelOut() throws SQLException {
        reserve("10");
        reserve("0.5");
        reserve("-4");
        assertThat(holding()).isEqualTo(holding("0", "10.5", "4"));
    }

    @Test
    void aReleaseGivesBackWhatIsLeft() throws SQLException {
        reserve("-10");
        Holdings.release(session, "acct", "AAPL", new BigDecimal("-4"));
        assertThat(holding()).isEqualTo(holding("0", "0", "6"));
    }

    @Test
    void whatIsNeitherHeldNorReservedIsNoHolding() throws SQLException {
        reserve("10");
        Holdings.release(session, "acct", "AAPL", new BigDecimal("10"));
        assertThat(Holdings.of(session, "acct")).isEmpty();
    }

    @Test
    void aFillMovesTheReservationToThePosition() throws SQLException {
        reserve("10");
        fill("4", "4");
        assertThat(holding()).isEqualTo(holding("4", "6", "0"));
    }

    @Test
    void aSaleBeyondWhatIsHeldIsAShort() throws SQLException {
        fill("0", "3");
        reserve("-10");
        fill("-10", "-10");
        assertThat(holding()).isEqualTo(holding("-7", "0", "0"));
    }

    @Test
    void aPurchaseCoversAShort() throws SQLException {
        fill("0", "-7");
        reserve("7");
        fill("7", "7");
        assertThat(Holdings.of(session, "acct")).isEmpty();
    }

    @Test
    void aFillWithoutAReservationMovesThePositionAlone() throws SQLException {
        reserve("10");
        fill("0", "2");
        assertThat(holding()).isEqualTo(holding("2", "10", "0"));
    }

    @Test
    void moreThanIsReservedCannotBeReleased() throws SQLException {
        reserve("10");
        assertThatThrownBy(() -> Holdings.release(session, "acct", "AAPL", new BigDecimal("10.1")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anotherAccountAndAnotherSymbolStayAsTheyAre() throws SQLException {
        reserve("10");
        Holdings.reserve(session, "other", "AAPL", new BigDecimal("1"), null);
        Holdings.reserve(session, "acct", "MSFT", new BigDecimal("2"), null);
        assertThat(holding()).isEqualTo(holding("0", "10", "0"));
    }

    /** Tenths are what binary fractions cannot hold: any rounding would show after a thousand of them. */
    @Test
    void nothingIsRoundedHoweverManyPartsItIsFilledIn() throws SQLException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        BigDecimal held = BigDecimal.ZERO;
        for (int i = 0; i < 300; i++) {
            BigDecimal part = BigDecimal.valueOf(random.nextInt(-5_000, 5_000) * 2L + 1, 7);
            Holdings.reserve(session, "acct", "AAPL", part, null);
            Holdings.fill(session, "acct", "AAPL", part, part, null);
            held = held.add(part);
        }
        Holding expected = new Holding(held.stripTrailingZeros(), BigDecimal.ZERO, BigDecimal.ZERO, null, null);
        assertThat(Holdings.of(session, "acct").getOrDefault("AAPL", Holding.NONE))
                .as("seed %d", seed)
                .usingComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .usingRecursiveComparison()
                .isEqualTo(expected);
    }

    @Test
    void theWorstStopOfTheEntriesStaysWithThePosition() throws SQLException {
        reserve("10", "95");
        reserve("5", "90");
        assertThat(holding().longStop()).isEqualByComparingTo("90");
        fill("10", "10");
        fill("5", "5");
        assertThat(holding().longStop()).isEqualByComparingTo("90");
    }

    @Test
    void oneEntryWithoutAStopLeavesThePositionWithoutOne() throws SQLException {
        reserve("10", "95");
        reserve("5");
        assertThat(holding().longStop()).isNull();
    }

    @Test
    void aStopIsForgottenWithItsSide() throws SQLException {
        reserve("10", "95");
        reserve("-10", "105");
        assertThat(holding().shortStop()).isEqualByComparingTo("105");
        fill("10", "10");
        assertThat(holding().shortStop()).as("the sale only closes").isNull();
        assertThat(holding().longStop()).isEqualByComparingTo("95");
        Holdings.release(session, "acct", "AAPL", new BigDecimal("-10"));
        fill("0", "-15");
        assertThat(holding().longStop()).as("it is short now").isNull();
    }

    @Test
    void aFillAfterItsCancelStillHasItsStop() throws SQLException {
        Holdings.fill(session, "acct", "AAPL", BigDecimal.ZERO, BigDecimal.TEN, new BigDecimal("95"));
        assertThat(holding().longStop()).isEqualByComparingTo("95");
        fill("0", "1");
        assertThat(holding().longStop()).as("what nobody allowed has none").isNull();
    }

    private void reserve(String quantity, String stop) throws SQLException {
        Holdings.reserve(session, "acct", "AAPL", new BigDecimal(quantity), new BigDecimal(stop));
    }

    private void reserve(String quantity) throws SQLException {
        Holdings.reserve(session, "acct", "AAPL", new BigDecimal(quantity), null);
    }

    private void fill(String reserved, String filled) throws SQLException {
        Holdings.fill(session, "acct", "AAPL", new BigDecimal(reserved), new BigDecimal(filled), null);
    }

    private Holding holding() throws SQLException {
        return Holdings.of(session, "acct").get("AAPL");
    }

    private static Holding holding(String quantity, String openBuys, String openSells) {
        return new Holding(new BigDecimal(quantity), new BigDecimal(openBuys), new BigDecimal(openSells), null, null);
    }
}
