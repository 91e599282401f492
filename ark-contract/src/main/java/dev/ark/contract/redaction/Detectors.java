package dev.ark.contract.redaction;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds personal data and secrets in a text, and the markers that stand for them. Takes time in proportion to the length of the text,
 * whatever it holds. Thread-safe.
 */
public final class Detectors {
    private Detectors() {}

    /** Everything sensitive in a text: in order, and no finding overlaps another. */
    public static List<Finding> find(String text) {
        FoldedText folded = FoldedText.of(text);
        Scan scan = new Scan(folded.text());
        List<Finding> findings = new ArrayList<>();
        for (Optional<Finding> next = scan.next(); next.isPresent(); next = scan.next()) {
            findings.add(folded.original(next.get()));
        }
        return Collections.unmodifiableList(findings);
    }

    /** Whether a text has anything sensitive; stops at the first finding. */
    public static boolean anyIn(String text) {
        return new Scan(FoldedText.of(text).text()).next().isPresent();
    }

    /** The kinds of what is sensitive in a text. */
    public static Set<SensitiveKind> kindsIn(String text) {
        EnumSet<SensitiveKind> kinds = EnumSet.noneOf(SensitiveKind.class);
        collect(text, kinds);
        return Collections.unmodifiableSet(kinds);
    }

    /** Adds the kinds of what is sensitive in a text to those of others. */
    static void collect(String text, Set<SensitiveKind> kinds) {
        Scan scan = new Scan(FoldedText.of(text).text());
        for (Optional<Finding> next = scan.next(); next.isPresent(); next = scan.next()) {
            kinds.add(next.get().kind());
        }
    }
}
