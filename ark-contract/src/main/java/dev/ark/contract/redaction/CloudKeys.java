package dev.ark.contract.redaction;

import java.util.List;

/** Keys and tokens of cloud and API providers, known by their prefix. */
final class CloudKeys {
    private static final int ACCESS_KEY_ID = 20;

    private static final List<Form> FORMS = List.of(
            new Form("AIza", "_-", 35),
            new Form("ghp_", "", 36),
            new Form("gho_", "", 36),
            new Form("ghu_", "", 36),
            new Form("ghs_", "", 36),
            new Form("ghr_", "", 36),
            new Form("github_pat_", "_", 22),
            new Form("xoxa-", "-", 10),
            new Form("xoxb-", "-", 10),
            new Form("xoxe-", "-", 10),
            new Form("xoxp-", "-", 10),
            new Form("xoxr-", "-", 10),
            new Form("xoxs-", "-", 10),
            new Form("sk_live_", "", 16),
            new Form("rk_live_", "", 16),
            new Form("sk-ant-", "_-", 20),
            new Form("sk-proj-", "_-", 20),
            new Form("sk-svcacct-", "_-", 20));

    /** So short a beginning is met by chance, so it is none that a hyphen joins to a word before it, and has no hyphen in it: a digest may look like that, or a class of a style sheet. */
    private static final Form SHORT = new Form("sk-", "", 32);

    private CloudKeys() {}

    /** The end of the key that begins at an index where a word begins. */
    static int end(String text, int start) {
        if (!mayBegin(text, start)) {
            return Words.NONE;
        }
        for (Form form : FORMS) {
            int end = form.end(text, start);
            if (end != Words.NONE) {
                return end;
            }
        }
        int end = isHyphenated(text, start) ? Words.NONE : SHORT.end(text, start);
        return end != Words.NONE ? end : accessKeyIdEnd(text, start);
    }

    /** Whether one hyphen joins what begins here to something before it. */
    private static boolean isHyphenated(String text, int start) {
        return start > 1
                && text.charAt(start - 1) == '-'
                && text.charAt(start - 2) != '-'
                && !Character.isWhitespace(text.charAt(start - 2));
    }

    /** Passes over nearly every word after a look at its first two letters. */
    private static boolean mayBegin(String text, int start) {
        if (start + 1 == text.length()) {
            return false;
        }
        char second = text.charAt(start + 1);
        return switch (text.charAt(start)) {
            case 'A' -> second == 'I' || second == 'K' || second == 'S';
            case 'g' -> second == 'h' || second == 'i';
            case 'x' -> second == 'o';
            case 'r', 's' -> second == 'k';
            default -> false;
        };
    }

    /** Of AWS, for a user or for a session. */
    private static int accessKeyIdEnd(String text, int start) {
        if (!text.startsWith("AKIA", start) && !text.startsWith("ASIA", start)) {
            return Words.NONE;
        }
        int end = start;
        while (end < text.length() && isUpperCaseOrDigit(text.charAt(end))) {
            end++;
        }
        return end - start == ACCESS_KEY_ID && !Words.joined(text, end) ? end : Words.NONE;
    }

    private static boolean isUpperCaseOrDigit(char c) {
        return Words.isAlphanumeric(c) && !(c >= 'a' && c <= 'z');
    }

    /**
     * A prefix and the letters and digits after it.
     *
     * @param punctuation what may stand among them
     * @param min how many there are at least
     */
    private record Form(String prefix, String punctuation, int min) {
        int end(String text, int start) {
            if (!text.startsWith(prefix, start)) {
                return Words.NONE;
            }
            int body = start + prefix.length();
            int end = body;
            while (end < text.length() && isBody(text.charAt(end))) {
                end++;
            }
            boolean fits = end - body >= min;
            // Among punctuation another finding could begin, and its marker would end what is joined to a word now.
            boolean ends = !punctuation.isEmpty() || !Words.joined(text, end);
            return fits && ends ? end : Words.NONE;
        }

        private boolean isBody(char c) {
            return Words.isAlphanumeric(c) || punctuation.indexOf(c) >= 0;
        }
    }
}
