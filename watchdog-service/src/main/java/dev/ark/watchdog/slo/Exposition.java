package dev.ark.watchdog.slo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a service tells in Prometheus's text form (prometheus.io/docs/instrumenting/exposition_formats, version 0.0.4), as far as it is asked
 * for. A line that cannot be read is passed over.
 */
final class Exposition {
    private static final Pattern SERIES =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})?\\s+(\\S+)(?:\\s+\\d+)?\\s*");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final List<Series> series;

    private Exposition(List<Series> series) {
        this.series = series;
    }

    /** One value. */
    record Series(String name, Map<String, String> labels, double value) {
        String label(String label) {
            return labels.getOrDefault(label, "");
        }
    }

    /** Reads the series of some names. */
    static Exposition read(String text, Set<String> names) {
        List<Series> series = new ArrayList<>();
        text.lines()
                .filter(line -> names.contains(name(line)))
                .forEach(line -> read(line).ifPresent(series::add));
        return new Exposition(series);
    }

    List<Series> named(String name) {
        return series.stream().filter(one -> one.name().equals(name)).toList();
    }

    private static String name(String line) {
        int end = 0;
        while (end < line.length() && line.charAt(end) != '{' && line.charAt(end) != ' ') {
            end++;
        }
        return line.substring(0, end);
    }

    private static Optional<Series> read(String line) {
        Matcher parts = SERIES.matcher(line);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Map<String, String> labels = new HashMap<>();
        if (parts.group(2) != null) {
            Matcher label = LABEL.matcher(parts.group(2));
            while (label.find()) {
                labels.put(label.group(1), label.group(2));
            }
        }
        return number(parts.group(3)).map(value -> new Series(parts.group(1), Map.copyOf(labels), value));
    }

    /** A number of the text form, which writes infinity in its own way. */
    static Optional<Double> number(String text) {
        try {
            return Optional.of(text.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
