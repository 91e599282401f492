package dev.ark.core.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.http.AccountFact;
import dev.ark.contract.http.InstrumentFact;
import dev.ark.core.facts.Ledger.Result;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is booked of fills, in the account's currency. */
class LedgerTest {
    private static final String ACCOUNT = KnownFacts.ACCOUNT;

    @TempDir
    Path directory;

    private KnownFacts facts;

    @BeforeEach
    void open() throws SQLException {
        facts = new KnownFacts(directory.resolve("state.db"), "stable");
        instrument("AAPL", "1", "0");
        session("monday");
    }

    @AfterEach
    void close() throws SQLException {
        facts.close();
    }

    @Test
    void aPositionCostsWhatWasPaid() {
        fill("AAPL", "10", "100");
        fill("AAPL", "5", "106");
        assertThat(result("AAPL").cost()).isEqualByComparingTo("1530");
        assertThat(result("AAPL").total()).isZero();
    }

    @Test
    void closingRealisesInTheSessionOfTheDay() {
        fill("AAPL", "10", "100");
        fill("AAPL", "-4", "110");
        session("tuesday");
        fill("AAPL", "-6", "90");
        assertThat(result("AAPL").session()).isEqualByComparingTo("-60");
        assertThat(result("AAPL").total()).isEqualByComparingTo("-20");
        assertThat(result("AAPL").cost()).isEqualByComparingTo("0");
    }

    @Test
    void theMultiplierMakesMoneyOfAPrice() {
        instrument("ES", "50", "0");
        fill("ES", "2", "4000");
        fill("ES", "-1", "4010");
        assertThat(result("ES").cost()).isEqualByComparingTo("4000");
        assertThat(result("ES").total()).isEqualByComparingTo("500");
    }

    @Test
    void aMultiplierThatIsPutRightWinsNothing() {
        instrument("ES", "1", "0");
        fill("ES", "1", "4000");
        instrument("ES", "50", "0");
        fill("ES", "-1", "4010");
        assertThat(result("ES").total()).isEqualByComparingTo("500");
    }

    @Test
    void feesAreBookedWhenAUnitIsClosed() {
        instrument("ES", "50", "0.02");
        fill("ES", "2", "4000");
        assertThat(result("ES").fees()).isZero();
        fill("ES", "-2", "4010");
        assertThat(result("ES").fees()).isEqualByComparingTo("2");
        assertThat(result("ES").total()).isEqualByComparingTo("998");
    }

    @Test
    void whatWasHeldBeforeThereWasALedgerIsNotGuessed() {
        facts.change(transaction -> {
            Holdings.fill(transaction.session(), ACCOUNT, "AAPL", BigDecimal.ZERO, new BigDecimal("10"), null);
            return true;
        });
        assertThat(result("AAPL").cost()).isNull();
        fill("AAPL", "-4", "110");
        assertThat(result("AAPL").total()).isZero();
        assertThat(result("AAPL").complete()).isFalse();
        session("tuesday");
        fill("AAPL", "-6", "110");
        fill("AAPL", "3", "100");
        fill("AAPL", "-3", "101");
        assertThat(result("AAPL").session()).isEqualByComparingTo("3");
        assertThat(result("AAPL").completeInTotal()).isFalse();
    }

    @Test
    void whatAProgramWithoutALedgerFillsMakesTheCostUnknown() {
        fill("AAPL", "10", "100");
        facts.change(transaction -> {
            Holdings.fill(transaction.session(), ACCOUNT, "AAPL", BigDecimal.ZERO, new BigDecimal("2"), null);
            return true;
        });
        assertThat(result("AAPL").cost()).isNull();
    }

    @Test
    void whatIsWonInAnInstrumentThatNobodyToldOfIsNotGuessed() {
        fill("GHOST", "1", "100");
        fill("GHOST", "-1", "110");
        assertThat(result("GHOST").total()).isZero();
        assertThat(result("GHOST").completeInTotal()).isFalse();
    }

    @Test
    void aReservationLeavesTheCostAsItIs() {
        fill("AAPL", "10", "100");
        facts.change(transaction -> {
            Holdings.reserve(transaction.session(), ACCOUNT, "AAPL", new BigDecimal("5"), null);
            Holdings.release(transaction.session(), ACCOUNT, "AAPL", new BigDecimal("5"));
            return true;
        });
        assertThat(result("AAPL").cost()).isEqualByComparingTo("1000");
    }

    @Test
    void whatIsBookedIsThereForTheNextProcess() throws SQLException {
        fill("AAPL", "10", "100");
        fill("AAPL", "-4", "110");
        facts.close();
        facts = new KnownFacts(directory.resolve("state.db"), "canary");
        assertThat(result("AAPL").cost()).isEqualByComparingTo("600");
        assertThat(result("AAPL").total()).isEqualByComparingTo("40");
    }

    private void session(String name) {
        facts.put(
                Accounts.TABLE,
                ACCOUNT,
                new AccountFact("USD", new BigDecimal("100000"), new BigDecimal("100000"), name));
    }

    private void instrument(String symbol, String multiplier, String fees) {
        facts.put(
                Instruments.TABLE,
                symbol,
                new InstrumentFact(
                        "equity",
                        new BigDecimal("0.01"),
                        new BigDecimal(multiplier),
                        new BigDecimal("5000000"),
                        null,
                        null,
                        null,
                        new BigDecimal(fees)));
    }

    private void fill(String symbol, String quantity, String price) {
        facts.change(transaction -> {
            Ledger.fill(
                    transaction.session(),
                    new Ledger.Fill(
                            ACCOUNT, symbol, BigDecimal.ZERO, new BigDecimal(quantity), new BigDecimal(price), null));
            return true;
        });
    }

    private Result result(String symbol) {
        return facts.change(transaction -> Ledger.of(transaction.session(), ACCOUNT))
                .get(symbol);
    }
}
