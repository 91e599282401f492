package dev.ark.acceptance.core;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.acceptance.Client;
import dev.ark.contract.problem.ProblemCode;

/** What a caller knows of a write after it was asked for. */
sealed interface Outcome {
    /** It is on disk, for ever. */
    record Acknowledged(JsonNode answer) implements Outcome {}

    /** It is not done, and never will be. */
    record Refused(int status, String code) implements Outcome {}

    /** The connection broke, or the answer was that it may not be durable: it is done or it is not. */
    record Unknown(String why) implements Outcome {}

    static Outcome of(Kind kind, Client.Answer answer) {
        String code = answer.body().path("code").asText();
        if (answer.status() / 100 == 2) {
            return kind.isWritten(answer.body())
                    ? new Acknowledged(answer.body())
                    : new Refused(answer.status(), "the other branch");
        }
        boolean known = !code.isEmpty() && !code.equals(ProblemCode.NOT_DURABLE.name());
        return known ? new Refused(answer.status(), code) : new Unknown(answer.status() + " " + code);
    }
}
