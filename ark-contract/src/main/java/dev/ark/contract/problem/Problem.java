package dev.ark.contract.problem;

import org.jspecify.annotations.Nullable;

/**
 * A problem response (RFC 9457, {@code application/problem+json}).
 *
 * @param type a URN that names the code, {@code urn:ark:problem:<code in lower case>}
 * @param title the code's own sentence
 * @param status the HTTP status
 * @param code the stable name that clients branch on
 * @param detail what went wrong this time, for a person
 * @param oldestSeq of what is GONE from the journal, the oldest sequence that is still kept; absent otherwise
 */
public record Problem(
        String type,
        String title,
        int status,
        ProblemCode code,
        String detail,
        @Nullable Long oldestSeq) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(ProblemCode code, String detail) {
        return of(code, detail, null);
    }

    static Problem of(ProblemCode code, String detail, @Nullable Long oldestSeq) {
        return new Problem(
                "urn:ark:problem:" + code.name().toLowerCase(java.util.Locale.ROOT),
                code.title(),
                code.status(),
                code,
                detail,
                oldestSeq);
    }
}
