package dev.ark.cli.config;

import dev.ark.cli.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Reads a file of variables as Compose does: one a line, {@code NAME=VALUE}, comments after a hash sign, quotes around a value dropped. */
final class EnvironmentFile {
    private EnvironmentFile() {}

    /**
     * The variables of a file.
     *
     * @throws Failure when it cannot be read, or a line is none
     */
    static Map<String, String> read(Path file) {
        Map<String, String> variables = new TreeMap<>();
        int number = 0;
        for (String line : lines(file)) {
            number++;
            String text = line.strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            int equals = text.indexOf('=');
            if (equals < 1) {
                throw new Failure(file + " line " + number + " is not NAME=VALUE");
            }
            variables.put(text.substring(0, equals).strip(), value(text.substring(equals + 1)));
        }
        return variables;
    }

    private static Iterable<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new Failure(
                    file + " cannot be read: copy .env.production to .env and fill it in, or name a file with --env",
                    e);
        }
    }

    private static String value(String text) {
        String value = text.strip();
        for (String quote : new String[] {"\"", "'"}) {
            if (value.length() > 1 && value.startsWith(quote) && value.endsWith(quote)) {
                return value.substring(1, value.length() - 1);
            }
        }
        int comment = value.indexOf(" #");
        return comment < 0 ? value : value.substring(0, comment).strip();
    }
}
