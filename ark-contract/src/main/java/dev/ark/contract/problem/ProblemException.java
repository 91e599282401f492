package dev.ark.contract.problem;

import org.jspecify.annotations.Nullable;

/** A request that is refused for a reason that its caller can act on. The one mapper makes the problem response of it. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemCode code;

    @Nullable
    private final Long oldestSeq;

    public ProblemException(ProblemCode code, String detail) {
        super(detail);
        this.code = code;
        this.oldestSeq = null;
    }

    private ProblemException(String detail, long oldestSeq) {
        super(detail);
        this.code = ProblemCode.GONE;
        this.oldestSeq = oldestSeq;
    }

    public ProblemException(ProblemCode code, String detail, Throwable cause) {
        super(detail, cause);
        this.code = code;
        this.oldestSeq = null;
    }

    /** What was asked for is no longer in the journal, which begins at a sequence now. */
    public static ProblemException gone(String detail, long oldestSeq) {
        return new ProblemException(detail, oldestSeq);
    }

    public ProblemCode code() {
        return code;
    }

    public Problem problem() {
        return Problem.of(code, getMessage(), oldestSeq);
    }
}
