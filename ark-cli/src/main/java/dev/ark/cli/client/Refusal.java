package dev.ark.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Failure;
import dev.ark.contract.json.ArkJson;

/** A service answered with a problem. */
public final class Refusal extends Failure {
    private static final long serialVersionUID = 1L;
    private static final int UNAUTHENTICATED = 401;
    private static final int FORBIDDEN = 403;

    private final int status;

    private Refusal(int status, String message) {
        super(message, status == UNAUTHENTICATED || status == FORBIDDEN ? ExitCode.NOT_ALLOWED : ExitCode.FAILED);
        this.status = status;
    }

    /** The refusal in a response; a body that is no problem document is not shown. */
    static Refusal of(int status, String body) {
        try {
            // Read as a tree: a newer service may refuse with a code that is not known here.
            JsonNode problem = ArkJson.mapper().readTree(body);
            if (problem.path("code").isTextual()) {
                String code = problem.get("code").textValue();
                return new Refusal(
                        status,
                        code + ": "
                                + problem.path("detail")
                                        .asText(problem.path("title").asText()));
            }
        } catch (JsonProcessingException e) {
            return new Refusal(status, "HTTP " + status);
        }
        return new Refusal(status, "HTTP " + status);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }
}
