package dev.ark.core.facts;

import static dev.ark.core.facts.KnownFacts.ACCOUNT;
import static dev.ark.core.facts.KnownFacts.AGENT;
import static dev.ark.core.facts.KnownFacts.START;
import static dev.ark.core.facts.KnownFacts.proposal;
import static dev.ark.core.facts.KnownFacts.trade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ark.contract.evaluation.Account;
import dev.ark.contract.evaluation.Facts;
import dev.ark.contract.evaluation.Market;
import dev.ark.contract.evaluation.People.Directive;
import dev.ark.contract.evaluation.People.Forbidden;
import dev.ark.contract.evaluation.People.Override;
import dev.ark.contract.evaluation.Registers;
import dev.ark.contract.http.AccountFact;
import dev.ark.contract.http.ConsentFact;
import dev.ark.contract.http.DestinationFact;
import dev.ark.contract.http.DirectiveFact;
import dev.ark.contract.http.EvidenceFact;
import dev.ark.contract.http.InstrumentFact;
import dev.ark.contract.http.MarkFact;
import dev.ark.contract.http.OverrideFact;
import dev.ark.contract.http.RestrictedFact;
import dev.ark.contract.http.SnapshotFact;
import dev.ark.contract.http.SourceFact;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which facts a decision is based on: all that its action needs, and nothing else. */
class FactsReaderTest {
    @TempDir
    Path directory;

    private KnownFacts facts;

    @BeforeEach
    void open() throws SQLException {
        facts = new KnownFacts(directory.resolve("state.db"), "stable");
        facts.register(AGENT, ACCOUNT, "alice");
        account("1000", null);
    }

    @AfterEach
    void close() throws SQLException {
        facts.close();
    }

    @Test
    void theLowestEquityOfASessionStaysUntilTheNext() {
        account("900", null);
        account("950", null);
        assertThat(held().sessionLowEquity()).isEqualByComparingTo("900");
        assertThat(held().equity()).isEqualByComparingTo("950");
        assertThat(held().session()).isEqualTo("2026-05-01");
        facts.clock.set(Instant.parse("2026-05-02T00:00:00Z"));
        account("940", null);
        assertThat(held().sessionLowEquity()).isEqualByComparingTo("940");
        account("970", "overnight");
        assertThat(held().sessionLowEquity()).isEqualByComparingTo("970");
        assertThat(held().session()).isEqualTo("overnight");
    }

    @Test
    void aMarkRemembersTheOneBeforeIt() {
        mark("AAPL", "100");
        assertThat(markOf("AAPL").previousPrice()).isEmpty();
        mark("AAPL", "101");
        mark("AAPL", "101");
        assertThat(markOf("AAPL").previous()).as("told twice").isEqualByComparingTo("100");
        facts.clock.move(Duration.ofSeconds(1));
        mark("AAPL", "101");
        assertThat(markOf("AAPL").previous()).as("a new one").isEqualByComparingTo("101");
    }

    @Test
    void anInstrumentIsRestrictedWhenEitherSaysSo() {
        instrument("AAPL", false);
        facts.put(Instruments.RESTRICTED, "AAPL", new RestrictedFact(true, "a deal is near"));
        assertThat(restricted("AAPL")).isTrue();
        facts.put(Instruments.RESTRICTED, "AAPL", new RestrictedFact(false, "it is over"));
        assertThat(restricted("AAPL")).isFalse();
        instrument("AAPL", true);
        assertThat(restricted("AAPL")).isTrue();
    }

    @Test
    void aTradeSeesItsSymbolAndWhatIsHeldAndTheSourcesOfTheirMarks() {
        for (String symbol : List.of("AAPL", "MSFT", "IBM")) {
            instrument(symbol, false);
            mark(symbol, "100");
        }
        facts.put(Marks.SOURCES, "feed", new SourceFact("price"));
        facts.put(Marks.SOURCES, "other", new SourceFact("price"));
        hold("MSFT", "5", null);
        Market market = facts.on(trade("AAPL")).market();
        assertThat(market.instruments()).containsOnlyKeys("AAPL", "MSFT");
        assertThat(market.marks()).containsOnlyKeys("AAPL", "MSFT");
        assertThat(market.sources()).containsOnlyKeys("feed");
    }

    @Test
    void anObservationSeesNeitherAccountsNorMarkets() {
        instrument("AAPL", false);
        mark("AAPL", "100");
        hold("AAPL", "5", null);
        Facts seen = facts.on(proposal("observe", "seen", "AAPL"));
        assertThat(seen.accounts()).isEmpty();
        assertThat(seen.market()).isEqualTo(Market.EMPTY);
        assertThat(seen.agent(AGENT)).isPresent();
    }

    @Test
    void aPublicationSeesTheInstrumentsThatItNamesAndWhatIsHeld() {
        instrument("AAPL", false);
        instrument("MSFT", false);
        hold("IBM", "5", null);
        Facts seen = facts.on(proposal("publish", "channel", "feed", "text", "Buy AAPL!"));
        assertThat(seen.market().instruments()).containsOnlyKeys("AAPL");
        assertThat(seen.account(ACCOUNT).orElseThrow().holdings()).containsOnlyKeys("IBM");
    }

    @Test
    void onlyWhatIsNamedIsReadOfTheRegisters() {
        facts.put(Registry.EVIDENCE, "e-1", new EvidenceFact(List.of("public"), START));
        facts.put(Registry.EVIDENCE, "e-2", new EvidenceFact(List.of(), null));
        facts.put(Registry.SNAPSHOTS, "s-1", new SnapshotFact("/data", true, START));
        facts.put(Registry.DESTINATIONS, "crm", new DestinationFact(List.of(new Registers.Grant("contact", "care"))));
        facts.put(Registry.CONSENTS, "c-1", new ConsentFact("ann", "care", "contact", START, null, START));
        facts.put(Registry.CONSENTS, "c-2", new ConsentFact("bob", "care", "contact", START, null, null));
        assertThat(facts.on(trade("AAPL", "e-1", "e-9")).registers().evidence())
                .containsOnlyKeys("e-1")
                .extractingByKey("e-1")
                .satisfies(evidence -> assertThat(evidence.labels()).containsExactly("public"));
        assertThat(facts.on(proposal("delete", "path", "/data/x", "snapshot_id", "s-1"))
                        .registers()
                        .snapshots())
                .containsOnlyKeys("s-1");
        Registers shared = facts.on(proposal(
                        "share_data",
                        "data_class",
                        "contact",
                        "subject",
                        "ann",
                        "purpose",
                        "care",
                        "destination",
                        "crm"))
                .registers();
        assertThat(shared.destinations().get("crm").grants()).containsExactly(new Registers.Grant("contact", "care"));
        assertThat(shared.consents())
                .extracting(
                        Registers.Consent::id, consent -> consent.revocation().orElseThrow())
                .containsExactly(org.assertj.core.groups.Tuple.tuple("c-1", START));
    }

    @Test
    void onlyLiveDirectivesOfTheAgentsPrincipalOrForEverybodyAreRead() {
        directive("everybody", null, true, null);
        directive("alice", "alice", true, START.plusSeconds(60));
        directive("bob", "bob", true, null);
        directive("withdrawn", "alice", false, null);
        assertThat(directives()).containsExactly("alice", "everybody");
        facts.clock.move(Duration.ofSeconds(60));
        assertThat(directives()).containsExactly("everybody");
    }

    @Test
    void directivesAreFoundByTheIndexHoweverManyThereAre() {
        List<String> plan = facts.change(transaction -> transaction
                .session()
                .list(
                        "EXPLAIN QUERY PLAN " + Instructions.DIRECTIVES_ALIVE,
                        row -> row.getString("detail"),
                        0,
                        "[\"alice\"]",
                        0));
        assertThat(plan)
                .filteredOn(step -> step.contains("directive_active (principal=? AND <expr>>?)"))
                .hasSize(2);
        assertThat(plan).noneMatch(step -> step.matches("SCAN (d|directive)\\b.*"));
    }

    @Test
    void onlyLiveOverridesThatConcernTheAgentAreRead() {
        override("all", Override.Kind.PAUSE, null, null, true);
        override("mine", Override.Kind.REDUCE, AGENT, null, true);
        override("anothers", Override.Kind.REDUCE, "ann", null, true);
        override("withdrawn", Override.Kind.PAUSE, null, null, false);
        override("lift", Override.Kind.LIFT, null, trade("AAPL").actionDigest(AGENT), true);
        override("lift-of-another", Override.Kind.LIFT, null, "0".repeat(64), true);
        assertThat(overrides()).containsExactly("all", "lift", "mine");
        assertThat(facts.on(trade("AAPL")).people().overrides())
                .allMatch(override -> override.by().equals("olivia"));
        facts.clock.move(Duration.ofMinutes(15));
        assertThat(overrides()).as("a lift lasts a quarter of an hour").containsExactly("all", "mine");
        facts.clock.move(Duration.ofHours(24));
        assertThat(overrides()).isEmpty();
    }

    @Test
    void aLiftCannotBeMadeToLastLonger() {
        var lift = new OverrideFact(
                Override.Kind.LIFT, "why", null, null, null, "0".repeat(64), "rule", START.plusSeconds(901), null);
        assertThatThrownBy(() -> facts.put(Instructions.OVERRIDES, "o", lift)).hasMessageContaining("15 minutes");
    }

    @Test
    void aBasisHoldsOfTheFactsOfARoundWhatConcernsItsActionAlone() {
        for (String symbol : List.of("AAPL", "MSFT")) {
            instrument(symbol, false);
            mark(symbol, "100");
        }
        facts.put(Registry.EVIDENCE, "e-1", new EvidenceFact(List.of("public"), START));
        facts.put(Registry.EVIDENCE, "e-2", new EvidenceFact(List.of("public"), START));
        var one = KnownFacts.query(trade("AAPL", "e-1"));
        Facts both = facts.change(transaction -> FactsReader.read(
                transaction.session(),
                new FactsQuery(
                        one.slot(),
                        one.agents(),
                        one.actionDigests(),
                        dev.ark.contract.evaluation.Needs.together(List.of(
                                one.needs(),
                                KnownFacts.query(trade("MSFT", "e-2")).needs()))),
                facts.clock.instant(),
                new Facts.Journal(true, 0, true)));
        assertThat(both.market().marks()).containsOnlyKeys("AAPL", "MSFT");
        Facts basis = both.of(AGENT, trade("AAPL", "e-1").actionDigest(AGENT), one.needs());
        assertThat(basis).isEqualTo(facts.on(trade("AAPL", "e-1")));
    }

    private void account(String equity, String session) {
        facts.put(
                Accounts.TABLE,
                ACCOUNT,
                new AccountFact("USD", new BigDecimal(equity), new BigDecimal("1000"), session));
    }

    private void instrument(String symbol, boolean restricted) {
        facts.put(
                Instruments.TABLE,
                symbol,
                new InstrumentFact("equity", BigDecimal.ONE, null, BigDecimal.TEN, null, restricted, null, null));
    }

    private void mark(String symbol, String price) {
        facts.put(Marks.TABLE, symbol, new MarkFact(new BigDecimal(price), "feed", facts.clock.instant()));
    }

    private void hold(String symbol, String quantity, BigDecimal stop) {
        facts.change(transaction -> {
            Holdings.fill(transaction.session(), ACCOUNT, symbol, BigDecimal.ZERO, new BigDecimal(quantity), stop);
            return true;
        });
    }

    private void directive(String id, String principal, boolean active, Instant expiresAt) {
        var forbids = new Forbidden(List.of("trade"), List.of(), List.of("AAPL"));
        facts.put(Instructions.DIRECTIVES, id, new DirectiveFact(principal, "leave it", forbids, active, expiresAt));
    }

    private List<String> directives() {
        return facts.on(trade("AAPL")).people().directives().stream()
                .map(Directive::id)
                .toList();
    }

    private void override(String id, Override.Kind kind, String agent, String digest, boolean active) {
        String rule = kind == Override.Kind.LIFT ? "max_leverage" : null;
        facts.put(
                Instructions.OVERRIDES,
                id,
                new OverrideFact(kind, "because", agent, null, null, digest, rule, null, active));
    }

    private List<String> overrides() {
        return facts.on(trade("AAPL")).people().overrides().stream()
                .map(Override::id)
                .toList();
    }

    private Account held() {
        return facts.on(trade("AAPL")).account(ACCOUNT).orElseThrow();
    }

    private Market.Mark markOf(String symbol) {
        return facts.on(trade(symbol)).mark(symbol).orElseThrow();
    }

    private boolean restricted(String symbol) {
        Map<String, Market.Instrument> instruments =
                facts.on(trade(symbol)).market().instruments();
        return instruments.get(symbol).restricted();
    }
}
