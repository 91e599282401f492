package dev.ark.core.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.http.StateSnapshot;
import dev.ark.core.JournalFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody puts another file in the place of a database that some process has open. */
class StateLockTest {
    /** What another core does: it takes the lock, says so, and holds it until it is told to end. */
    private static final String HOLDER = """
            import java.nio.channels.FileChannel;
            import java.nio.file.Path;
            import java.nio.file.StandardOpenOption;
            class Holder {
                public static void main(String[] arguments) throws Exception {
                    FileChannel channel = FileChannel.open(Path.of(arguments[0]),
                            StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                    channel.lock(0, Long.MAX_VALUE, Boolean.parseBoolean(arguments[1]));
                    System.out.println("held");
                    System.in.read();
                }
            }
            """;

    @TempDir
    Path directory;

    @Test
    void aRestoreWaitsWhileAnotherProcessHasTheStateOpen() throws Exception {
        Installation ark = new Installation(directory);
        StateSnapshot snapshot = ark.written(20, 5);
        ark.ask(snapshot.id());
        Process other = holder(ark.files.lock(), true);
        try {
            ark.pending(step -> {}).openState().close();
            assertThat(ark.files.request()).exists();
            assertThat(ark.files.report()).doesNotExist();
            assertThat(JournalFile.rows(ark.database)).hasSize(25);
        } finally {
            end(other);
        }
        ark.pending(step -> {}).openState().close();
        assertThat(ark.files.request()).doesNotExist();
        assertThat(JournalFile.rows(ark.database)).hasSize(26);
    }

    @Test
    void aCoreDoesNotOpenAStateThatIsBeingRestored() throws Exception {
        Path lock = directory.resolve("ark_state.db.lock");
        Process restoring = holder(lock, false);
        try {
            assertThat(StateLock.exclusive(lock)).isEmpty();
            CompletableFuture<StateLock> opening = CompletableFuture.supplyAsync(() -> shared(lock));
            assertThat(opening).isNotDone();
            end(restoring);
            opening.get(30, TimeUnit.SECONDS).close();
        } finally {
            restoring.destroyForcibly();
        }
    }

    @Test
    void aProcessThatDiedHoldsNothing() throws Exception {
        Path lock = directory.resolve("ark_state.db.lock");
        Process other = holder(lock, true);
        assertThat(StateLock.exclusive(lock)).isEmpty();
        other.destroyForcibly().waitFor();
        StateLock.exclusive(lock).orElseThrow().close();
    }

    private static StateLock shared(Path lock) {
        try {
            return StateLock.shared(lock);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Process holder(Path lock, boolean shared) throws Exception {
        Path source = Files.writeString(directory.resolve("Holder.java"), HOLDER);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(java, source.toString(), lock.toString(), Boolean.toString(shared))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                        .readLine())
                .isEqualTo("held");
        return process;
    }

    private static void end(Process process) throws Exception {
        process.getOutputStream().close();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
}
