package dev.ark.cli.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.cli.CommandRun;
import dev.ark.cli.FakeService;
import dev.ark.cli.client.ServerSentEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTailTest {
    @TempDir
    Path home;

    @Test
    void theLastRowsArePrintedOldestFirst() throws IOException {
        try (FakeService core = journal()) {
            core.on("GET /v1/events?after=8&limit=2", 200, page(9, 10));
            CommandRun run = tail(core, "-n", "2");
            assertThat(run.exitCode()).isZero();
            assertThat(run.out().lines()).hasSize(2);
            assertThat(run.out()).containsSubsequence("fact", "decision");
        }
    }

    @Test
    void rowsOfOneTypeAreLookedForFurtherBack() throws IOException {
        try (FakeService core = journal()) {
            core.on("GET /v1/events?after=0&limit=1000", 200, page(1, 10));
            CommandRun run = tail(core, "-n", "3", "--type", "decision", "-o", "json");
            assertThat(run.out().lines().map(line -> line.replaceAll(".*\"seq\":([0-9]+).*", "$1")))
                    .containsExactly("6", "8", "10");
        }
    }

    @Test
    void theDataOfEachEventOfAStreamIsRead() {
        List<String> data = new ArrayList<>();
        ServerSentEvents.read(
                Stream.of(
                        ": at 5",
                        "",
                        "id: 6",
                        "event: fact",
                        "data: {\"a\":1}",
                        "",
                        "data:x",
                        "data: y",
                        "",
                        "data: cut"),
                data::add);
        assertThat(data).containsExactly("{\"a\":1}", "x\ny");
    }

    private CommandRun tail(FakeService core, String... arguments) throws IOException {
        Path token = Files.writeString(home.resolve("token"), "t");
        List<String> line = new ArrayList<>(List.of("journal", "tail"));
        line.addAll(List.of(arguments));
        line.addAll(List.of("--url", core.url(), "--token-file", token.toString()));
        return CommandRun.of(line.toArray(String[]::new));
    }

    private static FakeService journal() throws IOException {
        return new FakeService()
                .on("GET /v1/journal/head", 200, "{\"epoch\":1,\"seq\":10,\"hash\":\"00\",\"oldest_seq\":1}");
    }

    private static String page(long from, long to) {
        String events = LongStream.rangeClosed(from, to)
                .mapToObj(
                        seq -> "{\"epoch\":1,\"seq\":" + seq + ",\"prev_seq\":" + (seq - 1) + ",\"type\":\""
                                + (seq % 2 == 0 ? "decision" : "fact")
                                + "\",\"body\":{},\"at\":\"2026-01-31T14:30:00Z\",\"deployment\":\"stable\",\"version\":\"v1\"}")
                .collect(Collectors.joining(","));
        return "{\"epoch\":1,\"head_seq\":10,\"oldest_seq\":1,\"events\":[" + events + "]}";
    }
}
