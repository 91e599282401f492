package dev.ark.contract.journal;

import java.util.Locale;

/**
 * The file name of an archive segment, which sorts as the sequences do.
 *
 * @param from first row
 * @param to last row
 */
public record SegmentName(long from, long to) {
    private static final String SUFFIX = ".ndjson.gz";

    /** What the names of all segments that begin with a row begin with. */
    public static String prefix(long from) {
        return String.format(Locale.ROOT, "journal-%012d-", from);
    }

    /** Whether a file's name is that of a segment. */
    public static boolean isOne(String name) {
        return name.matches("journal-[0-9]{12,}-[0-9]{12,}\\.ndjson\\.gz");
    }

    @Override
    public String toString() {
        return prefix(from) + String.format(Locale.ROOT, "%012d", to) + SUFFIX;
    }
}
