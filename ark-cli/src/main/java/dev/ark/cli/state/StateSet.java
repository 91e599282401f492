package dev.ark.cli.state;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Session;
import dev.ark.cli.client.ArkClient;
import dev.ark.cli.client.Refusal;
import dev.ark.contract.json.JsonText;
import dev.ark.contract.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "set",
        description = {
            "Write a value as a key's next version.",
            "It is written over the latest version, and over no other that somebody writes meanwhile."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ark state set plan '{\"symbol\":\"AAPL\",\"limit\":187.20}'",
            "  ark state set plan --if-version 3 true",
            "  ark state set plan -                   (reads the value from standard input)"
        })
public final class StateSet extends ArkCommand {
    private static final int NOT_FOUND = 404;

    @Mixin
    StateKey key;

    @Parameters(index = "1", paramLabel = "JSON", description = "The value; a text needs its quotation marks.")
    String value;

    @Option(
            names = "--if-version",
            paramLabel = "N",
            description = "Write over this version only; 0 only if the key is not there.")
    Long ifVersion;

    @Override
    protected int run(Session session) throws IOException {
        String text = "-".equals(value) ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8) : value;
        JsonText json = parsed(text);
        ArkClient client = key.client(session);
        long over = ifVersion == null ? latest(client) : ifVersion;
        var written = over == 0
                ? client.putText(key.path(), json.text(), "If-None-Match", "*")
                : client.putText(key.path(), json.text(), "If-Match", "\"" + over + "\"");
        StateText.print(session.output(), written);
        return ExitCode.OK;
    }

    private JsonText parsed(String text) {
        try {
            return JsonText.parse(text);
        } catch (ProblemException e) {
            throw usage("the value is not JSON; a text is written as '\"like this\"'");
        }
    }

    /** The version that is there; 0 for none. */
    private long latest(ArkClient client) {
        try {
            var newest =
                    client.get(key.path() + "/history?limit=1").path("items").path(0);
            return newest.path("deleted").asBoolean()
                    ? 0
                    : newest.path("version").asLong();
        } catch (Refusal refusal) {
            if (refusal.status() == NOT_FOUND) {
                return 0;
            }
            throw refusal;
        }
    }
}
