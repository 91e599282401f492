package dev.ark.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {
    @TempDir
    Path directory;

    @Test
    void theLastLinesOfALongLogAreFound() throws IOException {
        Path log = log(
                IntStream.range(0, 50_000).mapToObj(i -> "line ä " + i + "\n").collect(Collectors.joining()));
        assertThat(new LogTail(log).last(2)).containsExactly("line ä 49998", "line ä 49999");
        assertThat(new LogTail(log).last(20_000)).hasSize(20_000).startsWith("line ä 30000");
        assertThat(new LogTail(log).last(0)).isEmpty();
    }

    @Test
    void whatComesAfterIsGivenInWholeLines() throws IOException {
        Path log = log("one\ntwo\nhal");
        LogTail tail = new LogTail(log);
        assertThat(tail.last(10)).containsExactly("one", "two");
        assertThat(tail.more()).isEmpty();
        Files.writeString(log, "f\nnext\n", StandardOpenOption.APPEND);
        assertThat(tail.more()).containsExactly("half", "next");
        assertThat(tail.more()).isEmpty();
    }

    @Test
    void aLogThatWasCutIsReadFromItsBeginning() throws IOException {
        Path log = log("one\ntwo\n");
        LogTail tail = new LogTail(log);
        tail.last(1);
        Files.writeString(log, "new\n");
        assertThat(tail.more()).containsExactly("new");
    }

    @Test
    void aLogThatIsNotThereIsEmpty() throws IOException {
        assertThat(new LogTail(directory.resolve("none")).last(5)).isEqualTo(List.of());
    }

    private Path log(String text) throws IOException {
        return Files.writeString(directory.resolve("a.log"), text);
    }
}
