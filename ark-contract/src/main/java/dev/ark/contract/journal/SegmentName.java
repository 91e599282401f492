package dev.ark.contract.journal;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file name of an archive segment, which sorts as the sequences do.
 *
 * @param from first row
 * @param to last row
 */
public record SegmentName(long from, long to) {
    private static final String SUFFIX = ".ndjson.gz";
    private static final Pattern NAME = Pattern.compile("journal-([0-9]{12,18})-([0-9]{12,18})\\.ndjson\\.gz");

    /** What the names of all segments that begin with a row begin with. */
    public static String prefix(long from) {
        return String.format(Locale.ROOT, "journal-%012d-", from);
    }

    /** What a file's name says; empty when it is not that of a segment. */
    public static Optional<SegmentName> of(String name) {
        Matcher rows = NAME.matcher(name);
        return rows.matches()
                ? Optional.of(new SegmentName(Long.parseLong(rows.group(1)), Long.parseLong(rows.group(2))))
                : Optional.empty();
    }

    /** Whether a file's name is that of a segment. */
    public static boolean isOne(String name) {
        return of(name).isPresent();
    }

    @Override
    public String toString() {
        return prefix(from) + String.format(Locale.ROOT, "%012d", to) + SUFFIX;
    }
}
