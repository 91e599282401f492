package dev.ark.core.decision;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.decision.Decision;
import dev.ark.contract.decision.Outcome;
import dev.ark.core.Graveyard;
import dev.ark.core.JournalFile;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both slots decide at once, on one file. */
class TwoSlotsTest {
    @TempDir
    Path directory;

    private Path file;
    private Slot stable;
    private Slot canary;
    private Evaluator canarysGraveyard = Graveyard::evaluate;

    @BeforeEach
    void open() throws SQLException {
        file = directory.resolve("state.db");
        stable = new Slot(file, "stable", Graveyard::evaluate);
        canary = new Slot(file, "canary", request -> canarysGraveyard.evaluate(request));
        stable.register("kenny");
        stable.register("ann");
    }

    @AfterEach
    void close() throws SQLException {
        stable.close();
        canary.close();
    }

    @Test
    void togetherTheyNeverExceedALimit() throws Exception {
        stable.start();
        canary.start();
        List<CompletableFuture<Decision>> answers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            answers.add(stable.buy("kenny", ""));
            answers.add(canary.buy("ann", ""));
        }
        int approved = 0;
        for (var answer : answers) {
            approved += answer.get(60, SECONDS).outcome() == Outcome.APPROVED ? 1 : 0;
        }
        assertThat(approved).isLessThanOrEqualTo(Graveyard.MOST_OF_A_SYMBOL);
        assertThat(reserved()).isEqualTo(Integer.toString(approved));
        JournalFile.verify(JournalFile.rows(file));
    }

    @Test
    void aKeyThatTheOtherSlotDecidesMeanwhileHasOneDecision() throws Exception {
        canarysGraveyard = request -> {
            decided(stable.buyTo("kenny", 7, "key"));
            return Graveyard.evaluate(request);
        };
        stable.start();
        canary.start();
        Decision heard = decided(canary.buyTo("kenny", 7, "key"));
        assertThat(heard).isEqualTo(decided(stable.buyTo("kenny", 7, "key")));
        assertThat(reserved()).isEqualTo("1");
    }

    @Test
    void aKeyThatTheOtherSlotDecidesWhileTheGraveyardIsAwayHasOneDecisionToo() throws Exception {
        canarysGraveyard = request -> {
            decided(stable.buyTo("kenny", 7, "key"));
            throw new Evaluator.EvaluatorUnavailableException("away");
        };
        stable.start();
        canary.start();
        Decision heard = decided(canary.buyTo("kenny", 7, "key"));
        assertThat(heard).isEqualTo(decided(stable.buyTo("kenny", 7, "key")));
        assertThat(canary.isWriting()).isTrue();
    }

    private String reserved() {
        return stable.change(transaction -> transaction
                .session()
                .first("SELECT open_buys FROM holding", row -> row.getString(1))
                .orElseThrow());
    }

    private static Decision decided(CompletableFuture<Decision> answer) {
        return answer.orTimeout(20, SECONDS).join();
    }
}
