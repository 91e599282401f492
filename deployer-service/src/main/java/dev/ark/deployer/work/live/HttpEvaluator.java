package dev.ark.deployer.work.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.decision.Outcome;
import dev.ark.contract.http.RecordedDecision;
import dev.ark.contract.json.ArkJson;
import dev.ark.deployer.work.Evaluator;
import dev.ark.deployer.work.WorkFailedException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A graveyard over HTTP. Questions and verdicts are passed on as they are: a release that knows other facts than this deployer loses none of
 * them.
 */
final class HttpEvaluator implements Evaluator {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int SHOWN_DIGITS = 8;

    private final JsonCalls calls;

    HttpEvaluator(JsonCalls calls) {
        this.calls = calls;
    }

    @Override
    public String rules(URI graveyard) throws WorkFailedException, InterruptedException {
        JsonNode ruleset = calls.get(graveyard.resolve("/v1/ruleset"), TIMEOUT).tree();
        if (!ruleset.path("verified").asBoolean()) {
            throw new WorkFailedException(
                    "it refuses its own rules: " + ruleset.path("reason").asText("no reason is given"));
        }
        JsonNode overlay = calls.get(graveyard.resolve("/v1/overlay"), TIMEOUT).tree();
        if (overlay.hasNonNull("error")) {
            throw new WorkFailedException(
                    "its overlay cannot be used: " + overlay.path("error").asText());
        }
        String rules = "rules " + ruleset.path("version").asText() + " r"
                + ruleset.path("revision").asLong();
        String sha256 = overlay.path("sha256").asText("");
        return sha256.length() < SHOWN_DIGITS ? rules : rules + " with overlay " + sha256.substring(0, SHOWN_DIGITS);
    }

    @Override
    public List<Reverdict> evaluate(URI graveyard, List<RecordedDecision> decisions)
            throws WorkFailedException, InterruptedException {
        ObjectNode request = ArkJson.mapper().createObjectNode().put("lowest_revision", 0);
        var groups = request.putArray("groups");
        decisions.forEach(decision -> groups.add(decision.question()));
        JsonNode answer = calls.post(graveyard.resolve("/v1/evaluations"), request, TIMEOUT)
                .tree()
                .path("groups");
        if (answer.size() != decisions.size()) {
            throw new WorkFailedException(
                    "the evaluator was asked " + decisions.size() + " questions and answered " + answer.size());
        }
        List<Reverdict> verdicts = new ArrayList<>();
        for (JsonNode group : answer) {
            verdicts.add(reverdict(group.path(0)));
        }
        return verdicts;
    }

    private static Reverdict reverdict(JsonNode verdict) throws WorkFailedException {
        Outcome outcome = JsonCalls.read(verdict.path("outcome").toString(), Outcome.class, "the evaluator");
        TreeSet<String> rules = new TreeSet<>();
        verdict.path("violations")
                .forEach(violation -> rules.add(violation.path("rule").asText()));
        return new Reverdict(outcome, List.copyOf(rules));
    }
}
