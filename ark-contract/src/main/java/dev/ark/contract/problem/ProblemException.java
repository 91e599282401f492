package dev.ark.contract.problem;

/** A request that is refused for a reason that its caller can act on. The one mapper makes the problem response of it. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemCode code;

    public ProblemException(ProblemCode code, String detail) {
        super(detail);
        this.code = code;
    }

    public ProblemException(ProblemCode code, String detail, Throwable cause) {
        super(detail, cause);
        this.code = code;
    }

    public ProblemCode code() {
        return code;
    }

    public Problem problem() {
        return Problem.of(code, getMessage());
    }
}
