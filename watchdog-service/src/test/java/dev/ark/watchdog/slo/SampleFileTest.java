package dev.ark.watchdog.slo;

import static dev.ark.watchdog.slo.Tallies.decisions;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleFileTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path directory;

    private Path path;
    private SampleFile file;

    @BeforeEach
    void threeSamplesAreWritten() {
        path = directory.resolve("new/samples");
        file = new SampleFile(path);
        file.write(List.of(sample(1), sample(2)));
        file.append(sample(3));
    }

    private static Sample sample(int number) {
        return new Sample(START.plusSeconds(10L * number), Duration.ofSeconds(10), decisions(number, 1));
    }

    private byte[] bytes() throws IOException {
        return Files.readAllBytes(path);
    }

    @Test
    void whatIsWrittenIsRead() {
        assertThat(file.read()).containsExactly(sample(1), sample(2), sample(3));
    }

    @Test
    void aTailThatWasCutOffAnywhereCostsThatSampleAlone() throws IOException {
        byte[] whole = bytes();
        int lastLine = new String(whole, StandardCharsets.US_ASCII).lastIndexOf('\n', whole.length - 2) + 1;
        for (int length = lastLine; length < whole.length - 1; length++) {
            Files.write(path, Arrays.copyOf(whole, length));
            assertThat(file.read()).as("cut to %d bytes", length).containsExactly(sample(1), sample(2));
        }
    }

    @Test
    void aDamagedLineIsPassedOver() throws IOException {
        byte[] damaged = bytes();
        int secondLine = new String(damaged, StandardCharsets.US_ASCII).indexOf('\n') + 1;
        damaged[secondLine + 3] = (byte) 0xff;
        Files.write(path, damaged);
        assertThat(file.read()).containsExactly(sample(2), sample(3));
    }

    @Test
    void anotherFormIsNotReadAndNeitherIsNothing() throws IOException {
        Files.writeString(path, "something else\n" + Files.readString(path));
        assertThat(file.read()).isEmpty();
        Files.writeString(path, "");
        assertThat(file.read()).isEmpty();
        assertThat(new SampleFile(directory.resolve("none")).read()).isEmpty();
    }
}
