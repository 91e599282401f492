package dev.ark.cli.facts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.cli.ArkCommand;
import dev.ark.cli.ParameterText;
import dev.ark.cli.Session;
import dev.ark.contract.http.Checks;
import dev.ark.contract.json.ArkJson;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "put",
        description = "Tell a fact of any kind, as an operator.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ark facts put sources feed kind=price",
            "  ark facts put evidence note-1 labels='[\"public\"]'",
            "  ark facts put overrides lunch '{\"kind\":\"pause\",\"reason\":\"lunch\",\"agent\":\"kenny\"}'"
        })
public final class PutFact extends ArkCommand {
    @Parameters(index = "0", paramLabel = "KIND", description = "As in the API, such as sources or evidence.")
    String kind;

    @Parameters(index = "1", paramLabel = "ID", description = "What the fact is of.")
    String id;

    @Parameters(
            index = "2..*",
            arity = "1..*",
            paramLabel = "JSON|KEY=VALUE",
            description = "The fact as one JSON object, or its members; a value that is JSON counts as such.")
    List<String> fact = List.of();

    @Override
    protected int run(Session session) throws IOException {
        JsonNode body = fact.size() == 1 && fact.getFirst().startsWith("{")
                ? ArkJson.mapper().readTree(fact.getFirst())
                : ParameterText.parse(fact);
        return Feed.put(session, session.asOperator(), Checks.name("KIND", kind), id, body);
    }
}
