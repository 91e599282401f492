package dev.ark.deployer.traffic;

/**
 * Which request targets pass the edge: {@code /v1/…}, {@code /healthz} and {@code /readyz}. A path that two servers could read differently
 * never passes: dot segments, empty segments, path parameters, backslashes, and percent-encodings of any of these or of a percent sign.
 */
public final class PathRules {
    private static final String API = "/v1/";

    private PathRules() {}

    /**
     * Whether a request target passes.
     *
     * @param target as it came over the wire: a path, perhaps with a query
     */
    public static boolean passes(String target) {
        int query = target.indexOf('?');
        int end = query < 0 ? target.length() : query;
        if (!target.startsWith(API)) {
            return isProbe(target, end);
        }
        return isPlain(target, end) && isPrintable(target, end);
    }

    private static boolean isProbe(String target, int end) {
        return (end == 8 && target.startsWith("/healthz")) || (end == 7 && target.startsWith("/readyz"));
    }

    private static boolean isPlain(String path, int end) {
        int segment = 1;
        for (int i = 1; i <= end; i++) {
            char c = i == end ? '/' : path.charAt(i);
            if (c == '/') {
                boolean last = i == end;
                if (isDots(path, segment, i) || (i == segment && !last)) {
                    return false;
                }
                segment = i + 1;
            } else if (c == '%' ? isRiskyEncoding(path, i, end) : !isPathCharacter(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDots(String path, int from, int to) {
        int length = to - from;
        return (length == 1 || length == 2) && path.charAt(from) == '.' && path.charAt(to - 1) == '.';
    }

    /** Path characters of RFC 3986 without those that servers treat differently: the semicolon above all. */
    private static boolean isPathCharacter(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || "-._~:@!$&'()*+,=".indexOf(c) >= 0;
    }

    /** Whether an encoded octet is malformed, a control, or a dot, slash, backslash, percent sign or semicolon in disguise. */
    private static boolean isRiskyEncoding(String path, int at, int end) {
        if (at + 2 >= end) {
            return true;
        }
        int octet = Character.digit(path.charAt(at + 1), 16) * 16 + Character.digit(path.charAt(at + 2), 16);
        return Character.digit(path.charAt(at + 1), 16) < 0
                || Character.digit(path.charAt(at + 2), 16) < 0
                || octet < 0x20
                || octet == 0x7f
                || "./\\%;".indexOf(octet) >= 0;
    }

    private static boolean isPrintable(String target, int from) {
        for (int i = from; i < target.length(); i++) {
            char c = target.charAt(i);
            if (c <= 0x20 || c >= 0x7f || c == '#') {
                return false;
            }
        }
        return true;
    }
}
