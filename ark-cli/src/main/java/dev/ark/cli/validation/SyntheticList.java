package dev.ark.cli.validation;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;

@Command(name = "list", description = "List the last synthetic runs, newest first.")
public final class SyntheticList extends KeptRuns {
    public SyntheticList() {
        super("/v1/synthetic", "runs");
    }

    @Override
    String about(JsonNode run) {
        return run.path("done").asText() + " of " + run.path("total").asText() + " proposals at "
                + run.path("hz").asText() + "/s";
    }
}
