package dev.ark.contract.redaction;

import java.util.List;
import java.util.Optional;

/** Keys and tokens of cloud and API providers, known by their prefix, or by the name of what they are assigned to. */
final class CloudKeys {
    /** An access key of AWS or of Azure storage has no form of its own; its name must stand before it. */
    private static final List<String> NAMES = List.of(
            "secret_access_key",
            "secret access key",
            "secretaccesskey",
            "aws_secret_key",
            "awssecretkey",
            "accountkey");

    private static final int MIN_ASSIGNED = 40;
    private static final int ACCESS_KEY_ID = 20;
    /** Quotation marks, spaces and the rest of an arrow between a name, the sign of assignment, and a value. */
    private static final String BETWEEN = " \t\"'\\";

    private static final int MAX_BETWEEN = 6;

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
            new Form("sk-svcacct-", "_-", 20),
            // Without a hyphen in it: a class of a style sheet may begin like that too.
            new Form("sk-", "", 32));

    private CloudKeys() {}

    /** The end of the key that begins at an index where a word begins. */
    static int end(String text, int start) {
        if ("Agxsr".indexOf(text.charAt(start)) < 0) {
            return Words.NONE;
        }
        for (Form form : FORMS) {
            int end = form.end(text, start);
            if (end != Words.NONE) {
                return end;
            }
        }
        return accessKeyIdEnd(text, start);
    }

    /** Of AWS, for a user or for a session. */
    private static int accessKeyIdEnd(String text, int start) {
        if (!text.startsWith("AKIA", start) && !text.startsWith("ASIA", start)) {
            return Words.NONE;
        }
        int end = start;
        while (end < text.length() && isUpperCase(text.charAt(end))) {
            end++;
        }
        return end - start == ACCESS_KEY_ID && !Words.joined(text, end) ? end : Words.NONE;
    }

    private static boolean isUpperCase(char c) {
        return Words.isAlphanumeric(c) && !(c >= 'a' && c <= 'z');
    }

    /** The value after the sign of assignment at an index if a name before it, but not before {@code from}, says that it is a key. */
    static Optional<Finding> assigned(String text, int sign, int from) {
        int nameEnd = sign;
        while (nameEnd > from && sign - nameEnd < MAX_BETWEEN && BETWEEN.indexOf(text.charAt(nameEnd - 1)) >= 0) {
            nameEnd--;
        }
        if (!endsWithName(text, from, nameEnd)) {
            return Optional.empty();
        }
        int value = sign + 1;
        while (value < text.length() && value - sign <= MAX_BETWEEN && isBeforeValue(text.charAt(value))) {
            value++;
        }
        int end = value;
        while (end < text.length() && Words.isBase64(text.charAt(end))) {
            end++;
        }
        return end - value >= MIN_ASSIGNED
                ? Optional.of(new Finding(SensitiveKind.CLOUD_KEY, value, end))
                : Optional.empty();
    }

    /** Whether what is assigned to a name is a key if it looks like one. */
    static boolean isName(String name) {
        return endsWithName(name, 0, name.length());
    }

    private static boolean isBeforeValue(char c) {
        return BETWEEN.indexOf(c) >= 0 || c == '=' || c == '>';
    }

    private static boolean endsWithName(String text, int from, int end) {
        if (end == from || (text.charAt(end - 1) | 0x20) != 'y') {
            return false;
        }
        for (String name : NAMES) {
            int start = end - name.length();
            if (start >= from && text.regionMatches(true, start, name, 0, name.length())) {
                return true;
            }
        }
        return false;
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
