package dev.ark.cli.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Every environment variable that ARK reads; the one list of them is {@code variables.txt} beside this class. */
final class KnownVariables {
    private static final String LIST = "variables.txt";
    private static final int FARTHEST = 6;

    private final Map<String, Form> forms = new TreeMap<>();

    /** What a value must look like. */
    enum Form {
        TEXT,
        NUMBER,
        BOOLEAN,
        DURATION,
        URL,
        FILE,
        DIRECTORY,
        /** A file that only its owner reads. */
        SECRET
    }

    KnownVariables() {
        try (InputStream list = KnownVariables.class.getResourceAsStream(LIST)) {
            if (list == null) {
                throw new IllegalStateException("the build lacks " + LIST);
            }
            new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .forEach(variable -> forms.put(variable[0], Form.valueOf(variable[1].toUpperCase(Locale.ROOT))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<String> names() {
        return forms.keySet();
    }

    Optional<Form> form(String name) {
        return Optional.ofNullable(forms.get(name));
    }

    /** The known name that is most like another one; empty when none is much like it. */
    Optional<String> nearest(String name) {
        return forms.keySet().stream()
                .min(Comparator.comparingInt(known -> distance(known, name)))
                .filter(known -> distance(known, name) <= FARTHEST);
    }

    /** How many characters must be put in, taken out or changed to make one text of the other (Levenshtein). */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
