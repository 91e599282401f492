package dev.ark.deployer.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.ark.contract.decision.Outcome;
import dev.ark.contract.http.RecordedDecision;
import dev.ark.deployer.orchestrator.ProcessState;
import dev.ark.deployer.rollout.Intent;
import dev.ark.deployer.rollout.RolloutSpec;
import dev.ark.deployer.work.Records.Kind;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a release's rules make of recorded decisions. */
class ReplayGateTest {
    private final List<String> notes = new ArrayList<>();
    private final FakeCore core = new FakeCore(notes);
    private final FakeSlots slots = new FakeSlots(notes);
    private final MemoryRecords records = new MemoryRecords();
    private final Map<String, Evaluator.Reverdict> changed = new HashMap<>();
    private int most = 1_000;

    /** Says the same as before, except where the test has it say something else. */
    private final Evaluator evaluator = new Evaluator() {
        @Override
        public String rules(URI graveyard) {
            return "rules 2.0.0 r2";
        }

        @Override
        public List<Reverdict> evaluate(URI graveyard, List<RecordedDecision> decisions) {
            return decisions.stream()
                    .map(decision -> changed.getOrDefault(
                            decision.decisionId(), new Reverdict(decision.outcome(), decision.rules())))
                    .toList();
        }
    };

    private String replay(RolloutSpec spec) throws Exception {
        var settings = new ReplaySettings(most, Duration.ofHours(24), 0.01);
        Clock clock = Clock.fixed(WorkSamples.NOW, ZoneOffset.UTC);
        return new ReplayGate(
                        core,
                        evaluator,
                        slots,
                        records,
                        new ReplayGate.Settings(settings, clock, WorkSamples.impatient()))
                .replay(WorkSamples.assignment(spec, 4, new Intent.Replay("v2"), notes), "v2");
    }

    private ReplayRecord kept() throws Exception {
        return records.find(Kind.REPLAYS, "r1", ReplayRecord.class).orElseThrow();
    }

    /** Decisions d1 to dN, the newest first; the odd ones were approved. */
    private void decisions(int count) {
        for (int i = count; i >= 1; i--) {
            boolean approved = i % 2 == 1;
            core.decisions.add(new RecordedDecision(
                    "d" + i,
                    i,
                    "kenny",
                    "trade",
                    approved ? Outcome.APPROVED : Outcome.DENIED,
                    approved ? List.of() : List.of("max_leverage"),
                    WorkSamples.NOW.minusSeconds(60L * (count - i)),
                    JsonNodeFactory.instance.objectNode()));
        }
    }

    private void becomes(String id, Outcome outcome, String... rules) {
        changed.put(id, new Evaluator.Reverdict(outcome, List.of(rules)));
    }

    @Test
    void rulesThatSayTheSamePassAfterTheirEvaluatorIsStartedAlone() throws Exception {
        decisions(10);
        assertThat(replay(WorkSamples.SPEC))
                .startsWith("0 of 10 recorded decisions end otherwise under rules 2.0.0 r2");
        assertThat(notes).contains("rehearse v2").doesNotContain("run CANARY v2");
    }

    @Test
    void asManyStricterVerdictsAsAreToleratedPassAndAreListed() throws Exception {
        decisions(200);
        becomes("d1", Outcome.DENIED, "require_stop_loss");
        becomes("d3", Outcome.PENDING_APPROVAL);
        assertThat(replay(WorkSamples.SPEC))
                .contains("2 of 200")
                .contains("d1 (trade) approved → denied by require_stop_loss");
        assertThat(kept().changed()).hasSize(2);
    }

    @Test
    void oneMoreFailsUnlessTheOperatorConsented() throws Exception {
        decisions(200);
        becomes("d1", Outcome.DENIED, "require_stop_loss");
        becomes("d3", Outcome.DENIED, "require_stop_loss");
        becomes("d5", Outcome.DENIED, "require_stop_loss");
        assertThatThrownBy(() -> replay(WorkSamples.SPEC))
                .isInstanceOf(WorkFailedException.class)
                .hasMessageContaining("3 of 200");
        assertThat(kept().outcomes()).isEqualTo(3);
        assertThat(replay(WorkSamples.CONSENTED)).contains("3 of 200", "accepted beforehand");
    }

    @Test
    void oneLaxerVerdictFailsWhateverTheShare() throws Exception {
        decisions(1_000);
        becomes("d2", Outcome.APPROVED);
        assertThatThrownBy(() -> replay(WorkSamples.SPEC))
                .hasMessageContaining("1 of them laxer")
                .hasMessageContaining("d2 (trade) denied by max_leverage → approved");
        assertThat(replay(WorkSamples.CONSENTED)).contains("1 of them laxer");
    }

    @Test
    void aDenialThatWouldWaitForAPersonIsLaxer() {
        decisions(1_000);
        becomes("d2", Outcome.PENDING_APPROVAL);
        assertThatThrownBy(() -> replay(WorkSamples.SPEC)).hasMessageContaining("1 of them laxer");
    }

    @Test
    void otherRulesForTheSameOutcomeAreListedAndFailNothing() throws Exception {
        decisions(10);
        becomes("d2", Outcome.DENIED, "max_leverage", "max_position_size");
        assertThat(replay(WorkSamples.SPEC)).contains("0 of 10", "1 more by other rules");
    }

    @Test
    void verdictsOfTheCoreItselfAreCountedAndNotReplayed() throws Exception {
        decisions(4);
        core.decisions.add(new RecordedDecision(
                "d0", 0, "kenny", "trade", Outcome.DENIED, List.of("HALTED"), WorkSamples.NOW, null));
        assertThat(replay(WorkSamples.SPEC)).contains("0 of 4", "1 were the core's own");
    }

    @Test
    void neitherMoreNorOlderOnesAreReplayedThanWasAskedFor() throws Exception {
        decisions(10);
        most = 5;
        assertThat(replay(WorkSamples.SPEC)).contains("0 of 5");
        most = 1_000;
        core.decisions.clear();
        // One a minute: those of 24 hours, and the one at their very beginning.
        decisions(2_000);
        most = 2_000;
        assertThat(replay(WorkSamples.SPEC)).contains("0 of 1441");
    }

    @Test
    void whatIsInTheArchiveIsSaid() throws Exception {
        decisions(10);
        core.oldest = 400;
        assertThat(replay(WorkSamples.SPEC)).contains("older ones are in the archive");
    }

    @Test
    void theFirstTwentyAreInTheSentenceAndAllInTheRecord() throws Exception {
        decisions(60);
        for (int i = 1; i < 60; i += 2) {
            becomes("d" + i, Outcome.DENIED, "x");
        }
        assertThatThrownBy(() -> replay(WorkSamples.SPEC)).hasMessageContaining("and 10 more");
        assertThat(kept().changed()).hasSize(30);
    }

    @Test
    void anEvaluatorThatDoesNotGetReadyFailsIt() {
        decisions(1);
        slots.state = ProcessState.BACKING_OFF;
        assertThatThrownBy(() -> replay(WorkSamples.SPEC)).hasMessageContaining("was not ready in 60 s");
    }
}
