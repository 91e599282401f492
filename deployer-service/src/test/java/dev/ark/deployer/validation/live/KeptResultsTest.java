package dev.ark.deployer.validation.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ark.contract.problem.ProblemException;
import dev.ark.deployer.validation.CheckReport;
import dev.ark.deployer.validation.ValidationCheck;
import dev.ark.deployer.validation.live.ValidationView.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of runs, and how they take turns. */
class KeptResultsTest {
    private static final Instant START = Instant.parse("2026-05-01T12:00:00Z");

    @TempDir
    Path home;

    private Path directory;

    @BeforeEach
    void name() {
        directory = home.resolve("deployer/validations");
    }

    private KeptResults<ValidationView> kept() {
        return new KeptResults<>(directory, ValidationView.class);
    }

    @Test
    void aResultIsThereAfterARestartAsItWas() {
        kept().keep(view(1));
        assertThat(kept().newestFirst()).containsExactly(view(1));
        assertThat(kept().find("val-1")).contains(view(1));
    }

    @Test
    void itIsForItsOwnerAlone() throws IOException {
        kept().keep(view(1));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("val-1.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void theLastFiftyAreKeptNewestFirst() throws IOException {
        KeptResults<ValidationView> results = kept();
        for (int i = 1; i <= KeptResults.MOST + 3; i++) {
            results.keep(view(i));
        }
        assertThat(kept().newestFirst()).isEqualTo(results.newestFirst()).hasSize(KeptResults.MOST);
        assertThat(results.newestFirst().getFirst()).isEqualTo(view(KeptResults.MOST + 3));
        try (var files = Files.list(directory)) {
            assertThat(files).hasSize(KeptResults.MOST);
        }
    }

    @Test
    void aFileThatIsNoResultIsPassedOverAndLeftThere() throws IOException {
        kept().keep(view(1));
        Path broken = Files.writeString(directory.resolve("val-2.json"), "{\"id\":");
        assertThat(kept().newestFirst()).containsExactly(view(1));
        assertThat(broken).exists();
    }

    @Test
    void aSecondRunIsRefusedWhileOneGoesOnAndTheOneIsTold() throws InterruptedException {
        Runs<ValidationView> runs = new Runs<>("validation", kept());
        CountDownLatch end = new CountDownLatch(1);
        runs.start(new Waiting(1, end));
        assertThat(runs.find("val-1").state()).isEqualTo(State.RUNNING);
        assertThatThrownBy(() -> runs.start(new Waiting(2, end)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("val-1");
        end.countDown();
        runs.perform(new Waiting(3, end));
        assertThat(runs.list()).extracting(ValidationView::id).containsExactly("val-3", "val-1");
        assertThatThrownBy(() -> runs.find("val-2")).hasMessageContaining("there is no validation val-2");
    }

    @Test
    void anInterruptedRunIsKeptAndLetsTheNextOneIn() throws InterruptedException {
        Runs<ValidationView> runs = new Runs<>("validation", kept());
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> runs.perform(new Waiting(1, new CountDownLatch(1))))
                .isInstanceOf(InterruptedException.class);
        Thread performing = Thread.ofVirtual().start(() -> {
            try {
                runs.perform(new Waiting(2, new CountDownLatch(1)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        while (runs.list().isEmpty()) {
            Thread.onSpinWait();
        }
        performing.interrupt();
        performing.join();
        runs.perform(new Waiting(3, new CountDownLatch(0)));
        assertThat(runs.list()).extracting(ValidationView::id).containsExactly("val-3", "val-2");
    }

    /** A run that waits. */
    private record Waiting(int number, CountDownLatch end) implements Runs.Run<ValidationView> {
        @Override
        public void go() throws InterruptedException {
            end.await();
        }

        @Override
        public ValidationView view() {
            return KeptResultsTest.view(number, end.getCount() == 0 ? State.PASSED : State.RUNNING);
        }
    }

    private static ValidationView view(int number) {
        return view(number, State.PASSED);
    }

    private static ValidationView view(int number, State state) {
        return new ValidationView(
                "val-" + number,
                state,
                "all",
                START.plusSeconds(number),
                1,
                0,
                List.of(CheckReport.running(ValidationCheck.ROLLBACK)),
                List.of("something"));
    }
}
