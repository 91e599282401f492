package dev.ark.watchdog.slo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Samples on disk, a line each: milliseconds of the wall clock at the end, milliseconds covered, the counts, and the CRC-32 of the text before. A
 * line that does not hold is passed over: the last one may have been cut off. Nothing is synced: a sample is worth less than a wait. Not
 * thread-safe.
 */
final class SampleFile {
    private static final String HEADER = "ark slo samples 1";
    private static final int FIELDS = 2 + Tally.SIZE;

    private final Path file;

    SampleFile(Path file) {
        this.file = file;
    }

    /**
     * The samples that are there and whole, oldest first. None when the file is of another form.
     *
     * @throws UncheckedIOException when the file is there and cannot be read
     */
    List<Sample> read() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            // Whatever bytes a damaged line holds, it is no reason to lose the others.
            List<String> lines =
                    Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList();
            if (lines.isEmpty() || !lines.getFirst().equals(HEADER)) {
                return List.of();
            }
            List<Sample> samples = new ArrayList<>();
            for (String line : lines) {
                sample(line)
                        .filter(sample -> samples.isEmpty()
                                || !sample.at().isBefore(samples.getLast().at()))
                        .ifPresent(samples::add);
            }
            return samples;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Adds a sample to a file that was written before.
     *
     * @throws UncheckedIOException when it cannot be written
     */
    void append(Sample sample) {
        try {
            Files.writeString(file, line(sample) + "\n", StandardCharsets.ISO_8859_1, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes the samples in place of all that were there; a reader sees the old file or the new one.
     *
     * @throws UncheckedIOException when it cannot be written
     */
    void write(List<Sample> samples) {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        samples.forEach(sample -> text.append(line(sample)).append('\n'));
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(next, text, StandardCharsets.ISO_8859_1);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(Sample sample) {
        StringBuilder line = new StringBuilder()
                .append(sample.at().toEpochMilli())
                .append(' ')
                .append(sample.covered().toMillis());
        LongStream.of(sample.tally().counts()).forEach(count -> line.append(' ').append(count));
        return line + " " + checksum(line.toString());
    }

    private static Optional<Sample> sample(String line) {
        int end = line.lastIndexOf(' ');
        if (end < 0 || !line.substring(end + 1).equals(checksum(line.substring(0, end)))) {
            return Optional.empty();
        }
        try {
            long[] fields = Stream.of(line.substring(0, end).split(" "))
                    .mapToLong(Long::parseLong)
                    .toArray();
            if (fields.length != FIELDS) {
                return Optional.empty();
            }
            return Optional.of(new Sample(
                    Instant.ofEpochMilli(fields[0]),
                    Duration.ofMillis(fields[1]),
                    Tally.of(LongStream.of(fields).skip(2).toArray())));
        } catch (IllegalArgumentException | DateTimeException e) {
            // A number that is none, or counts that cannot be: not written by us.
            return Optional.empty();
        }
    }

    private static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.ISO_8859_1));
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }
}
