package dev.ark.core.state;

import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a write demands of a key as it is (RFC 9110, {@code If-Match} and {@code If-None-Match}); ETags are versions.
 *
 * @param absent the key must not be there
 * @param present it must be there
 * @param versions and at one of these versions; empty for any
 */
public record Guard(boolean absent, boolean present, Set<Long> versions) {
    public static final Guard NONE = new Guard(false, false, Set.of());

    /** What no version is; stands for a tag that is weak or not one of ARK's, and so matches nothing. */
    private static final long NO_VERSION = 0;

    private static final Pattern VERSION = Pattern.compile("\"?([0-9]{1,18})\"?");
    private static final String ANY = "*";

    public Guard {
        versions = Set.copyOf(versions);
    }

    /** Reads the two headers; a version is understood without its quotation marks too. */
    public static Guard of(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        if (ifNoneMatch != null && !ANY.equals(ifNoneMatch.strip())) {
            throw new ProblemException(ProblemCode.INVALID_VALUE, "If-None-Match of a write can only be *");
        }
        boolean any = ifMatch == null || ANY.equals(ifMatch.strip());
        return new Guard(ifNoneMatch != null, ifMatch != null, any ? Set.of() : versions(ifMatch));
    }

    /** Refuses a write that this guard forbids, or that lacks one where what exists must not be changed unseen. */
    void check(String key, Head head, boolean mandatory) {
        boolean holds = !(absent && head.live())
                && !(present && !head.live())
                && (versions.isEmpty() || versions.contains(head.version()));
        if (!holds) {
            throw new ProblemException(ProblemCode.PRECONDITION_FAILED, key + " " + head.text());
        }
        if (mandatory && head.live() && !absent && !present) {
            throw new ProblemException(
                    ProblemCode.PRECONDITION_REQUIRED, key + " " + head.text() + ": say so with If-Match");
        }
    }

    private static Set<Long> versions(String tags) {
        Set<Long> versions = new HashSet<>();
        for (String tag : tags.split(",", -1)) {
            Matcher version = VERSION.matcher(tag.strip());
            versions.add(version.matches() ? Long.parseLong(version.group(1)) : NO_VERSION);
        }
        return versions;
    }
}
