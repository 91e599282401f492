package dev.ark.cli.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.cli.Failure;
import dev.ark.cli.client.ArkClient;
import dev.ark.cli.terminal.Output;
import dev.ark.cli.terminal.ProgressBar;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * A run that the deployer does, started and followed to its end.
 *
 * @param path where runs of its kind are started and told of
 * @param title of the progress
 * @param over how much of its total is over
 * @param underWay what to say of that
 */
record FollowedRun(String path, String title, ToLongFunction<JsonNode> over, Function<JsonNode, String> underWay) {
    private static final String RUNNING = "running";
    private static final int POLL_MILLIS = 300;

    /** Starts it; the result. */
    JsonNode finished(ArkClient deployer, ObjectNode body, Output output) throws InterruptedException {
        JsonNode run = deployer.post(path, body);
        if (!run.path("id").isTextual()) {
            throw new Failure("the deployer did not say which run it started");
        }
        String own = path + "/" + ArkClient.segment(run.path("id").asText());
        try (ProgressBar bar = output.bar(title, run.path("total").asLong())) {
            while (RUNNING.equals(run.path("state").asText())) {
                bar.at(over.applyAsLong(run), underWay.apply(run));
                Thread.sleep(POLL_MILLIS);
                run = deployer.get(own);
            }
        }
        return run;
    }
}
