package dev.ark.graveyard.rules;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The one form of a path that hides nothing: percent-encoding undone however often it was done, compatibility characters, letter case,
 * back-slashes, doubled slashes, {@code .}, {@code ..} and a leading {@code ~} resolved. It is for comparing with protected paths, not for
 * opening files: where file systems differ it takes the reading in which more paths are the same.
 */
final class CanonicalPath {
    private static final Pattern SEPARATORS = Pattern.compile("[/\\\\:]+");
    private static final Pattern SLASHES = Pattern.compile("/+");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");

    private CanonicalPath() {}

    /** The names that a path consists of, from the outside in; none for the root, the working directory and the home directory. */
    static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        for (String name : SEPARATORS.split(decoded(path).strip())) {
            if (name.equals("..")) {
                if (!segments.isEmpty()) {
                    segments.removeLast();
                }
                continue;
            }
            String shortened = withoutTrailing(name);
            boolean home = segments.isEmpty() && shortened.startsWith("~");
            if (!shortened.isEmpty() && !home) {
                segments.add(shortened);
            }
        }
        return segments;
    }

    /** The names of the same path where {@code ..} climbs only as it is written, for a file system that decodes nothing. */
    static List<String> writtenSegments(String path) {
        return written(path).stream().flatMap(name -> segments(name).stream()).toList();
    }

    /**
     * Whether a path is another or lies within it, in every reading: as it is written, and in the canonical form. Unlike a comparison with
     * what is protected, a doubt counts against it.
     */
    static boolean covers(String outer, String inner) {
        return isCertain(outer)
                && isCertain(inner)
                && outer.startsWith("/") == inner.startsWith("/")
                && begins(written(inner), written(outer))
                && begins(segments(inner), segments(outer));
    }

    /** Whether a path has control characters, which some systems cut a path at and others keep. */
    static boolean isObscure(String path) {
        return CONTROL.matcher(decoded(path)).find();
    }

    /** A text in lower case with its percent-encoding undone and its characters in their plain forms. */
    static String decoded(String text) {
        String plain = Normalizer.normalize(percentDecoded(text), Normalizer.Form.NFKC);
        return INVISIBLE.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** Where a relative path that climbs ends up, nobody knows here. */
    private static boolean isCertain(String path) {
        return !isObscure(path) && (path.startsWith("/") || !path.contains(".."));
    }

    /** The names of a path that nothing but {@code .}, {@code ..} and doubled slashes were taken out of. */
    private static List<String> written(String path) {
        List<String> names = new ArrayList<>();
        for (String name : SLASHES.split(path)) {
            switch (name) {
                case "", "." -> {}
                case ".." -> {
                    if (!names.isEmpty()) {
                        names.removeLast();
                    }
                }
                default -> names.add(name);
            }
        }
        return names;
    }

    private static boolean begins(List<String> names, List<String> first) {
        return names.size() >= first.size() && names.subList(0, first.size()).equals(first);
    }

    /** A name without dots and spaces at its end, which Windows drops. */
    private static String withoutTrailing(String name) {
        int end = name.length();
        while (end > 0 && (name.charAt(end - 1) == '.' || name.charAt(end - 1) == ' ')) {
            end--;
        }
        return name.substring(0, end);
    }

    /** Undoes percent-encoding to the last layer in one pass: a decoded byte may complete a further escape. */
    private static String percentDecoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = 0;
        for (byte next : bytes) {
            bytes[length++] = next;
            while (length >= 3 && isEscape(bytes, length - 3)) {
                bytes[length - 3] =
                        (byte) (Character.digit(bytes[length - 2], 16) * 16 + Character.digit(bytes[length - 1], 16));
                length -= 2;
            }
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private static boolean isEscape(byte[] bytes, int at) {
        return bytes[at] == '%' && Character.digit(bytes[at + 1], 16) >= 0 && Character.digit(bytes[at + 2], 16) >= 0;
    }
}
