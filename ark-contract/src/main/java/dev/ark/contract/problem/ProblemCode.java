package dev.ark.contract.problem;

/**
 * Every way in which ARK refuses a request, with the HTTP status it travels under. The name is the stable {@code code} member of the
 * problem response (RFC 9457); clients branch on it and never on the text.
 */
public enum ProblemCode {
    MALFORMED_BODY(400, "The body is not valid JSON"),
    UNKNOWN_FIELD(400, "The body has a field that is not part of the contract"),
    INVALID_VALUE(422, "A value is missing, of the wrong type or out of range"),
    BODY_TOO_LARGE(413, "The body is larger than is accepted"),
    UNSUPPORTED_MEDIA_TYPE(415, "The media type is not accepted"),
    NOT_ACCEPTABLE(406, "No acceptable representation exists"),
    UNAUTHENTICATED(401, "No valid credentials were presented"),
    FORBIDDEN(403, "The caller's role does not allow this"),
    RULES_IMMUTABLE(403, "Rules change only by a release"),
    NOT_FOUND(404, "There is no such resource"),
    GONE(410, "What was asked for is kept no longer here"),
    METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
    CONFLICT(409, "The request conflicts with the current state"),
    PRECONDITION_FAILED(412, "The resource is not at the version that the request names"),
    PRECONDITION_REQUIRED(428, "A change of what exists must name the version that it changes"),
    IDEMPOTENCY_CONFLICT(422, "The idempotency key was used before with another body"),
    PERMIT_FORGED(403, "The permit's token does not verify"),
    PERMIT_MISMATCH(409, "The permit was given for another action"),
    PERMIT_SPENT(409, "The permit was spent before"),
    PERMIT_EXPIRED(409, "The permit has expired"),
    PERMIT_FENCED(409, "The permit is older than the latest halt, quarantine or release"),
    EXECUTION_WITHOUT_PERMIT(409, "The execution names no spent permit"),
    NOT_REVIEWABLE(409, "The decision is not waiting for a review"),
    ROLLOUT_IN_PROGRESS(409, "Another rollout or rollback holds the lock"),
    VERSION_FAILED(409, "The version failed before and is begun again with force only"),
    NO_SUCH_RELEASE(422, "There is no release of that version"),
    OVERLOADED(503, "The service is at its limit; try again"),
    NOT_DURABLE(503, "The answer could not be made durable, so none is given"),
    STORAGE_LOW(507, "The disk of the state is nearly full; this is written when there is room again"),
    UNAVAILABLE(503, "Something this request needs is not available"),
    INTERNAL(500, "The service failed; nothing was written");

    private final int status;
    private final String title;

    ProblemCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The HTTP status, 400 to 599. */
    public int status() {
        return status;
    }

    /** One sentence that is the same for every occurrence. */
    public String title() {
        return title;
    }
}
