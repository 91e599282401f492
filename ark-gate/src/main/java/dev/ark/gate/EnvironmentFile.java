package dev.ark.gate;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The env file that Compose reads. Its lines stay as they are, but for the values that are set. */
record EnvironmentFile(Path file) {
    /** Sets values; whoever reads it sees all of them or none, also after a power loss. */
    void set(Map<String, String> values) throws IOException {
        String before = Files.exists(file) ? Files.readString(file) : "";
        String after = with(before, values);
        if (!after.equals(before)) {
            write(after);
        }
    }

    static String with(String text, Map<String, String> values) {
        Map<String, String> missing = new TreeMap<>(values);
        List<String> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            int end = line.indexOf('=');
            String name = end < 0 ? "" : line.substring(0, end).strip();
            if (values.containsKey(name)) {
                if (missing.remove(name) != null) {
                    lines.add(name + "=" + values.get(name));
                }
            } else {
                lines.add(line);
            }
        }
        missing.forEach((name, value) -> lines.add(name + "=" + value));
        return String.join("\n", lines) + "\n";
    }

    private void write(String text) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.deleteIfExists(next);
        if (Files.exists(file)) {
            // With the owner and the mode that it has.
            Files.copy(file, next, StandardCopyOption.COPY_ATTRIBUTES);
        }
        Files.writeString(next, text);
        try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
