package dev.ark.cli.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the end of a log, and what comes after. A log that was cut or replaced is read from its beginning. Not thread-safe. */
final class LogTail {
    private static final int BLOCK = 1 << 16;

    private final Path file;
    private long position;

    LogTail(Path file) {
        this.file = file;
    }

    /** The last lines; what {@link #more} gives then comes after them. */
    List<String> last(int count) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            long end = log.length();
            long start = end;
            byte[] text = new byte[0];
            // One line more than is wanted, since the first one may be cut.
            while (start > 0 && lines(text).size() <= count) {
                start = Math.max(0, start - Math.max(BLOCK, text.length));
                text = read(log, start, end);
            }
            List<String> lines = complete(text, start);
            return lines.subList(Math.max(0, lines.size() - count), lines.size());
        }
    }

    /** The complete lines that came since. */
    List<String> more() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            long end = log.length();
            if (end < position) {
                position = 0;
            }
            long until = Math.min(end, position + BLOCK * 16L);
            return complete(read(log, position, until), position);
        }
    }

    /** The lines up to the last line end, which becomes the position. */
    private List<String> complete(byte[] text, long start) {
        int end = text.length;
        while (end > 0 && text[end - 1] != '\n') {
            end--;
        }
        position = start + end;
        return lines(Arrays.copyOf(text, end));
    }

    private static byte[] read(RandomAccessFile log, long start, long end) throws IOException {
        byte[] bytes = new byte[Math.toIntExact(end - start)];
        log.seek(start);
        log.readFully(bytes);
        return bytes;
    }

    private static List<String> lines(byte[] text) {
        return new ArrayList<>(new String(text, StandardCharsets.UTF_8).lines().toList());
    }
}
