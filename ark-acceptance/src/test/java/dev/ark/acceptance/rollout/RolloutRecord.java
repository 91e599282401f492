package dev.ark.acceptance.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The record of a rollout, as {@code ark rollouts show ID -o json} prints it. */
record RolloutRecord(JsonNode view) {
    String phase() {
        return view.at("/summary/phase").asText();
    }

    String why() {
        return view.at("/summary/why").asText();
    }

    boolean isOver() {
        return view.at("/summary/over").asBoolean();
    }

    List<JsonNode> rows() {
        return list("rows");
    }

    JsonNode last() {
        return rows().getLast();
    }

    List<JsonNode> checks() {
        return list("checks");
    }

    /** The first stay at a place. */
    Optional<JsonNode> row(String phase, int step) {
        return rows().stream().filter(row -> isAt(row, phase, step)).findFirst();
    }

    static boolean isAt(JsonNode row, String phase, int step) {
        return row.path("phase").asText().equals(phase) && row.path("step").asInt() == step;
    }

    static Instant time(JsonNode row, String member) {
        return Instant.parse(row.path(member).asText());
    }

    static Duration length(JsonNode row) {
        return Duration.between(time(row, "opened_at"), time(row, "done_at"));
    }

    /** The first check of a tripwire that failed. */
    Optional<JsonNode> failure(String tripwire) {
        return checks().stream()
                .filter(check -> check.path("tripwire").asText().equals(tripwire)
                        && check.path("verdict").asText().equals("fail"))
                .findFirst();
    }

    private List<JsonNode> list(String member) {
        return StreamSupport.stream(view.path(member).spliterator(), false).toList();
    }
}
