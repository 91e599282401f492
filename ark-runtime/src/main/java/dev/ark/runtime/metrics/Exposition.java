package dev.ark.runtime.metrics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a service tells in Prometheus's text form (prometheus.io/docs/instrumenting/exposition_formats, version 0.0.4), as far as it is asked
 * for. A line that cannot be read is passed over. Immutable.
 */
public final class Exposition {
    private static final Pattern SERIES =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})?\\s+(\\S+)(?:\\s+\\d+)?\\s*");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final List<Series> series;

    private Exposition(List<Series> series) {
        this.series = series;
    }

    /** One value. */
    public record Series(String name, Map<String, String> labels, double value) {
        /** A label's value; empty when it has none. */
        public String label(String label) {
            return labels.getOrDefault(label, "");
        }
    }

    /**
     * A bucket of a histogram by itself.
     *
     * @param upTo its upper bound, infinite for the last one
     * @param many what is in it and in none below it
     */
    public record Bucket(double upTo, long many) {}

    /** Reads the series of some names. */
    public static Exposition read(String text, Set<String> names) {
        List<Series> series = new ArrayList<>();
        text.lines()
                .filter(line -> names.contains(name(line)))
                .forEach(line -> read(line).ifPresent(series::add));
        return new Exposition(series);
    }

    /** The series of a name, in the order in which they were told. */
    public List<Series> named(String name) {
        return series.stream().filter(one -> one.name().equals(name)).toList();
    }

    /**
     * A histogram whose series, of this name, have cumulative counts; in rising order of the bounds. Series that differ in other labels are not
     * told apart.
     */
    public List<Bucket> histogram(String name) {
        List<Bucket> cumulative = named(name).stream()
                .flatMap(one -> number(one.label("le")).map(le -> new Bucket(le, Math.round(one.value()))).stream())
                .sorted(Comparator.comparingDouble(Bucket::upTo))
                .toList();
        List<Bucket> buckets = new ArrayList<>();
        long below = 0;
        for (Bucket bucket : cumulative) {
            // A scrape is no snapshot: a bucket may have been read before the one below it grew.
            long here = Math.max(0, bucket.many() - below);
            buckets.add(new Bucket(bucket.upTo(), here));
            below += here;
        }
        return List.copyOf(buckets);
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
    private static Optional<Double> number(String text) {
        try {
            return Optional.of(text.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
