package dev.ark.core.decision;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.decision.Decision;
import dev.ark.contract.decision.Outcome;
import dev.ark.contract.decision.Ruleset;
import dev.ark.contract.decision.Violation;
import dev.ark.contract.evaluation.EvaluationResponse;
import dev.ark.contract.http.RulesetView;
import dev.ark.contract.journal.JournalRow;
import dev.ark.contract.rollout.LoweredRuleset;
import dev.ark.contract.rollout.RulesetLowering;
import dev.ark.contract.signature.Ed25519KeyPair;
import dev.ark.core.Graveyard;
import dev.ark.core.JournalFile;
import dev.ark.core.ReleaseKeys;
import dev.ark.core.rollout.LoweredRules;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which rules decide. */
class RulesetsTest {
    private static final RulesetView SECOND = Graveyard.rules(2, "second");

    @TempDir
    Path directory;

    private final List<Slot> slots = new ArrayList<>();

    @AfterEach
    void close() throws SQLException {
        for (Slot slot : slots) {
            slot.close();
        }
    }

    @Test
    void newRulesAreJournaledWithTheirManifestBeforeTheyDecide() throws SQLException {
        Slot stable = slot("stable", Graveyard.RULES);
        assertThat(buy(stable).outcome()).isEqualTo(Outcome.APPROVED);
        buy(stable);
        List<JournalRow> rows = rows();
        assertThat(rows).extracting(JournalRow::type).containsExactly("ruleset_adopted", "decision", "decision");
        assertThat(JournalFile.body(rows.getFirst()).path("manifest").textValue())
                .isEqualTo(Graveyard.RULES.manifest());
    }

    @Test
    void aManifestOfAnotherDigestIsNotAdopted() throws SQLException {
        RulesetView forged = Graveyard.view(1, Graveyard.RULES.sha256(), "{\"revision\":1}");
        Slot stable = slot("stable", Graveyard.RULES).showing(forged);
        assertRefused(buy(stable));
        assertThat(rows()).extracting(JournalRow::type).containsExactly("decision");
    }

    @Test
    void aGraveyardThatRefusesItsOwnRulesApprovesNothing() throws SQLException {
        Slot stable = open(
                "stable",
                request -> new EvaluationResponse(
                        Ruleset.UNKNOWN, Graveyard.evaluate(request).groups()),
                Graveyard.RULES);
        assertRefused(buy(stable));
    }

    @Test
    void aManifestThatTheReleaseKeyHasNotSignedIsNotAdopted() throws SQLException {
        String anothers = ReleaseKeys.sign(Graveyard.RULES.manifest(), Ed25519KeyPair.generate());
        for (String signature : List.of("", anothers)) {
            RulesetView unsigned = Graveyard.view(1, Graveyard.RULES.sha256(), Graveyard.RULES.manifest(), signature);
            assertRefused(buy(slot("stable", unsigned)));
        }
        assertThat(rows()).extracting(JournalRow::type).containsOnly("decision");
    }

    @Test
    void aStoredManifestIsTakenIntoUseOnlyWithItsSignature() throws SQLException {
        buy(slot("stable", Graveyard.RULES));
        Slot stable = slot("stable", Graveyard.RULES);
        assertThat(registersSwaps(stable)).isTrue();
        stable.change(transaction ->
                transaction.session().update("UPDATE ruleset SET signature = ?", ReleaseKeys.sign("another manifest")));
        Slot restarted = slot("stable", Graveyard.RULES);
        assertThat(registersSwaps(restarted)).isFalse();
        buy(restarted);
        assertThat(registersSwaps(restarted)).as("once it was fetched again").isTrue();
        assertThat(registersSwaps(slot("stable", Graveyard.RULES))).isTrue();
    }

    @Test
    void theStableSlotDoesNotStartWithWhatOnlyTheCanaryHasUsed() throws SQLException {
        buy(slot("canary", SECOND));
        assertThat(registersSwaps(slot("canary", SECOND))).isTrue();
        assertThat(registersSwaps(slot("stable", SECOND))).isFalse();
    }

    @Test
    void aCanaryThatAdoptsWhatTheStableSlotJustAdoptedDoesNotLowerTheMark() throws SQLException {
        buy(slot("stable", Graveyard.RULES));
        Slot stable = slot("stable", SECOND);
        Slot canary = slot("canary", SECOND).showing(() -> {
            buy(stable);
            return SECOND;
        });
        buy(canary);
        assertThat(rows().stream().filter(row -> row.type().equals("ruleset_adopted")))
                .extracting(JournalRow::deployment)
                .containsExactly("stable", "stable", "canary");
        assertRefused(buy(slot("stable", Graveyard.RULES)));
    }

    @Test
    void itIsKeptWhoseVerdictADecisionWas() throws SQLException {
        buy(slot("stable", Graveyard.RULES));
        Slot stable = slot("stable", Graveyard.rules(1, "not the released ones"));
        assertRefused(buy(stable));
        List<String> origins = stable.change(transaction ->
                transaction.session().list("SELECT origin FROM decision ORDER BY seq", row -> row.getString(1)));
        assertThat(origins).containsExactly("EVALUATOR", "CORE");
    }

    @Test
    void olderRulesThanHaveDecidedDecideNothing() throws SQLException {
        buy(slot("stable", SECOND));
        assertRefused(buy(slot("stable", Graveyard.RULES)));
    }

    @Test
    void afterALoweringOlderRulesDecideAgain() throws SQLException {
        buy(slot("stable", Graveyard.RULES));
        Slot newer = slot("stable", SECOND);
        buy(newer);
        assertThat(lowered(newer, 1)).isEqualTo(new LoweredRuleset(2, 1, 5L));
        assertThat(lowered(newer, 1)).as("once is enough").isEqualTo(new LoweredRuleset(1, 1, null));

        Slot older = slot("stable", Graveyard.RULES);
        assertThat(buy(older).outcome()).isEqualTo(Outcome.APPROVED);
        assertThat(registersSwaps(slot("stable", Graveyard.RULES)))
                .as("a restart begins with them")
                .isTrue();
    }

    @Test
    void whatWasLoweredIsAdoptedAnewAndForbidsOlderRulesAgain() throws SQLException {
        buy(slot("stable", Graveyard.RULES));
        Slot newer = slot("stable", SECOND);
        buy(newer);
        lowered(newer, 1);
        buy(slot("stable", Graveyard.RULES));

        assertThat(buy(slot("canary", SECOND)).ruleset().revision()).isEqualTo(2);
        assertThat(buy(slot("stable", Graveyard.RULES)).outcome()).isEqualTo(Outcome.APPROVED);
        assertThat(buy(slot("stable", SECOND)).outcome()).isEqualTo(Outcome.APPROVED);
        assertRefused(buy(slot("stable", Graveyard.RULES)));
        assertThat(rows())
                .extracting(JournalRow::type)
                .filteredOn("ruleset_adopted"::equals)
                .hasSize(3);
    }

    @Test
    void aLoweringLetsNoOtherRulesOfTheRevisionDecide() throws SQLException {
        buy(slot("stable", Graveyard.RULES));
        Slot newer = slot("stable", SECOND);
        buy(newer);
        lowered(newer, 1);
        assertRefused(buy(slot("stable", Graveyard.rules(1, "not the released ones"))));
        assertRefused(buy(slot("stable", Graveyard.rules(0, "older still"))));
    }

    @Test
    void otherRulesOfTheSameRevisionDecideNothing() throws SQLException {
        buy(slot("stable", Graveyard.RULES));
        assertRefused(buy(slot("stable", Graveyard.rules(1, "not the released ones"))));
        assertRefused(buy(slot("canary", Graveyard.rules(1, "not the released ones"))));
    }

    @Test
    void theCanaryRunsAheadAndLeavesTheMarkWhereItIs() throws SQLException {
        Slot stable = slot("stable", Graveyard.RULES);
        buy(stable);
        assertThat(buy(slot("canary", SECOND)).ruleset().revision()).isEqualTo(2);
        assertThat(buy(stable).outcome()).isEqualTo(Outcome.APPROVED);
    }

    @Test
    void theCanaryNeverFallsBehindTheMark() throws SQLException {
        Slot canary = slot("canary", Graveyard.RULES);
        assertThat(buy(canary).outcome()).isEqualTo(Outcome.APPROVED);
        buy(slot("stable", SECOND));
        assertRefused(buy(canary));
    }

    @Test
    void whatTheCanaryAdoptedIsAdoptedAgainWhenItDecidesForAll() throws SQLException {
        buy(slot("stable", Graveyard.RULES));
        buy(slot("canary", SECOND));
        buy(slot("stable", SECOND));
        assertThat(rows().stream().filter(row -> row.type().equals("ruleset_adopted")))
                .extracting(JournalRow::deployment)
                .containsExactly("stable", "canary", "stable");
        assertRefused(buy(slot("canary", Graveyard.RULES)));
    }

    @Test
    void theGraveyardIsToldWhatItMustNotFallBehind() throws SQLException {
        List<Long> lowest = new ArrayList<>();
        Slot stable = open(
                "stable",
                request -> {
                    lowest.add(request.lowestRevision());
                    return Graveyard.evaluate(request, SECOND);
                },
                SECOND);
        buy(stable);
        buy(stable);
        assertThat(lowest).containsExactly(0L, 2L, 2L);
    }

    @Test
    void anOrderOfATypeThatTheRulesRegisterReservesItsHeadroom() throws SQLException {
        Slot stable = slot("stable", Graveyard.RULES);
        assertThat(stable.swap("kenny").orTimeout(20, SECONDS).join().outcome()).isEqualTo(Outcome.APPROVED);
        String reserved = stable.change(transaction -> transaction
                .session()
                .first("SELECT open_buys FROM holding", row -> row.getString(1))
                .orElseThrow());
        assertThat(reserved).isEqualTo("1");
    }

    private Slot slot(String deployment, RulesetView rules) throws SQLException {
        return open(deployment, request -> Graveyard.evaluate(request, rules), rules);
    }

    private Slot open(String deployment, Evaluator evaluator, RulesetView rules) throws SQLException {
        Slot slot = new Slot(directory.resolve("state.db"), deployment, evaluator).showing(rules);
        slots.add(slot);
        if (slots.size() == 1) {
            slot.register("kenny");
        }
        return slot.start();
    }

    private static boolean registersSwaps(Slot slot) {
        return slot.types().family("swap").isPresent();
    }

    private List<JournalRow> rows() {
        return JournalFile.rows(directory.resolve("state.db"));
    }

    private static Decision buy(Slot slot) {
        return slot.buy("kenny", "").orTimeout(20, SECONDS).join();
    }

    private static LoweredRuleset lowered(Slot slot, long revision) {
        return slot.change(transaction ->
                LoweredRules.lower(transaction, new RulesetLowering(revision, "rolled back"), "deployer"));
    }

    private static void assertRefused(Decision decision) {
        assertThat(decision.outcome()).isEqualTo(Outcome.DENIED);
        assertThat(decision.violations()).extracting(Violation::rule).containsExactly("RULESET_UNVERIFIED");
    }
}
