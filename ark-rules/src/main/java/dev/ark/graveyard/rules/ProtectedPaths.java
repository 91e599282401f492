package dev.ark.graveyard.rules;

import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The paths that no agent may write to or delete. The rules do not know what a relative path is relative to, so a protected path is looked
 * for anywhere within a path: {@code graveyard} protects {@code /opt/ark/graveyard/rules} too.
 */
public final class ProtectedPaths {
    private static final Pattern BETWEEN_PATHS = Pattern.compile("[\\s\\p{Cntrl}\"'`()\\[\\]{}<>,;:=|&$+*?]+");

    private final List<List<String>> paths;

    public ProtectedPaths(List<String> paths) {
        this.paths = paths.stream().map(CanonicalPath::segments).toList();
    }

    /** Whether a path is one of these or lies within one, in either reading: decoded, or as it is written. A path with control characters may be anything, so it is. */
    public boolean hold(String path) {
        return CanonicalPath.isObscure(path)
                || contain(CanonicalPath.segments(path))
                || contain(CanonicalPath.writtenSegments(path));
    }

    /** Whether a path is a folder that one of these may lie in by its name alone: the root, or the beginning of one. */
    public boolean wouldGoWith(String deleted) {
        List<String> segments = CanonicalPath.segments(deleted);
        return paths.stream().anyMatch(path -> Collections.indexOfSubList(path, segments) == 0);
    }

    /** Whether a text, such as a program, names one of these. */
    public boolean isNamedIn(String text) {
        return BETWEEN_PATHS
                .splitAsStream(CanonicalPath.decoded(text))
                .anyMatch(word -> contain(CanonicalPath.segments(word)));
    }

    private boolean contain(List<String> segments) {
        return paths.stream().anyMatch(path -> Collections.indexOfSubList(segments, path) >= 0);
    }
}
