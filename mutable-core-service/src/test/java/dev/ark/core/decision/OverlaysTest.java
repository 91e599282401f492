package dev.ark.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.decision.Ruleset;
import dev.ark.contract.evaluation.EvaluationResponse;
import dev.ark.contract.http.CandidateEvaluation;
import dev.ark.contract.http.OverlayView;
import dev.ark.contract.http.RulesetView;
import dev.ark.contract.journal.JournalRow;
import dev.ark.contract.json.CanonicalJson;
import dev.ark.core.JournalFile;
import dev.ark.core.fold.Folds;
import dev.ark.core.sqlite.OpenWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The texts of the overlays that took part. */
class OverlaysTest {
    private static final String TEXT = "deny: everything";
    private static final Ruleset RULESET = new Ruleset("test", 1, "00", CanonicalJson.sha256(TEXT));

    @TempDir
    Path directory;

    private OpenWriter open;
    private OverlayView shown = new OverlayView(CanonicalJson.sha256(TEXT), TEXT);
    private Overlays overlays;

    @BeforeEach
    void open() throws SQLException {
        open = new OpenWriter(directory.resolve("state.db"), "stable");
        overlays = new Overlays(new Shown(), open.writer(), open.reads());
    }

    @AfterEach
    void close() throws SQLException {
        open.close();
    }

    private final class Shown implements RulesetSource {
        @Override
        public RulesetView ruleset() {
            throw new AssertionError("not asked for");
        }

        @Override
        public OverlayView overlay() {
            if (shown == null) {
                throw new Evaluator.EvaluatorUnavailableException("away");
            }
            return shown;
        }

        @Override
        public EvaluationResponse evaluate(CandidateEvaluation candidate) {
            throw new AssertionError("not asked for");
        }
    }

    @Test
    void anOverlayThatTookPartIsJournaledOnce() {
        overlays.seen(RULESET);
        overlays.fetch();
        overlays.seen(RULESET);
        overlays.fetch();
        assertThat(rows()).extracting(JournalRow::type).containsExactly("overlay_adopted");
        assertThat(JournalFile.body(rows().getFirst()).path("text").textValue()).isEqualTo(TEXT);
    }

    @Test
    void anOverlayComesBackFromItsRow() throws SQLException {
        overlays.seen(RULESET);
        overlays.fetch();
        Path copy = directory.resolve("copy.db");
        Folds.fold(copy, Folds.tail(directory.resolve("state.db"), 0));
        assertThat(Folds.differences(copy, directory.resolve("state.db"), OpenWriter.CLOCK.instant()))
                .isEmpty();
    }

    @Test
    void aTextThatCannotBeHadIsAskedForAgain() {
        overlays.seen(RULESET);
        OverlayView later = shown;
        shown = null;
        overlays.fetch();
        shown = new OverlayView(CanonicalJson.sha256("another"), "another");
        overlays.fetch();
        assertThat(rows()).isEmpty();
        shown = later;
        overlays.fetch();
        assertThat(rows()).hasSize(1);
    }

    @Test
    void rulesWithoutAnOverlayAskForNone() {
        shown = null;
        overlays.seen(Ruleset.UNKNOWN);
        overlays.fetch();
        assertThat(rows()).isEmpty();
    }

    private List<JournalRow> rows() {
        return JournalFile.rows(directory.resolve("state.db"));
    }
}
