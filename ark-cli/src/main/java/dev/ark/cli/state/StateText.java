package dev.ark.cli.state;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.cli.terminal.Output;

/** Shows what a write did. */
final class StateText {
    private StateText() {}

    static void print(Output output, JsonNode written) {
        if (output.json()) {
            output.document(written);
        } else {
            output.line(written.path("key").asText() + " is at version "
                    + written.path("version").asText() + "; journal "
                    + written.path("seq").asText());
        }
    }
}
