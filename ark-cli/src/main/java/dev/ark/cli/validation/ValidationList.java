package dev.ark.cli.validation;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;

@Command(name = "list", description = "List the last validations, newest first.")
public final class ValidationList extends KeptRuns {
    public ValidationList() {
        super("/v1/validations", "validations");
    }

    @Override
    String about(JsonNode run) {
        return run.path("passed").asText() + "/" + run.path("total").asText() + " passed, "
                + run.path("category").asText();
    }
}
