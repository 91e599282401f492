package dev.ark.contract.redaction;

import java.util.List;

/** Replaces what is sensitive in a text by markers. Thread-safe. */
public final class Redaction {
    private Redaction() {}

    /**
     * The text with a marker in the place of each finding; a marker is left as it is. The kinds in it are the same, and redacting it
     * again changes nothing. It may be longer than the text: a short e-mail address has fewer characters than its marker.
     *
     * @return the same instance if there is nothing to replace
     */
    public static String of(String text) {
        List<Finding> findings = Detectors.find(text);
        if (findings.isEmpty()) {
            return text;
        }
        StringBuilder redacted = new StringBuilder(text.length());
        int from = 0;
        for (Finding finding : findings) {
            String sensitive = text.substring(finding.start(), finding.end());
            redacted.append(text, from, finding.start());
            redacted.append(Marker.is(sensitive) ? sensitive : Marker.of(finding.kind(), sensitive));
            from = finding.end();
        }
        redacted.append(text, from, text.length());
        return text.contentEquals(redacted) ? text : redacted.toString();
    }

    /**
     * The redacted text within a limit: cut at its end, where need be, but never within a marker or a surrogate pair.
     *
     * @param limit in characters, one or more
     */
    public static String within(int limit, String text) {
        String redacted = of(text);
        if (redacted.length() <= limit) {
            return redacted;
        }
        int cut = limit;
        for (Finding marker : Detectors.find(redacted)) {
            if (marker.start() < cut && cut < marker.end()) {
                cut = marker.start();
            }
        }
        return redacted.substring(0, cut > 0 && Character.isHighSurrogate(redacted.charAt(cut - 1)) ? cut - 1 : cut);
    }
}
