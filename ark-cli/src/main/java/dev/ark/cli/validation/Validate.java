package dev.ark.cli.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Session;
import dev.ark.cli.terminal.Output;
import dev.ark.cli.terminal.Style;
import dev.ark.cli.terminal.Table;
import dev.ark.contract.json.ArkJson;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "validate",
        description = {
            "Make the thirteen checks of the running system: ethics, isolation, heartbeat, state and integration.",
            "They are made with an agent and an account of their own, and leave nothing behind. Exits 0 if all passed."
        },
        subcommands = ValidationList.class,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {"  ark validate --verbose", "  ark validate --category state"})
public final class Validate extends ArkCommand {
    private static final String RUNNING = "running";
    private static final String PASSED = "passed";
    private static final List<String> CATEGORIES =
            List.of("all", "ethics", "isolation", "heartbeat", "state", "integration");

    @Option(
            names = "--category",
            paramLabel = "CATEGORY",
            defaultValue = "all",
            description = "all (the default), ethics, isolation, heartbeat, state or integration.")
    String category;

    @Option(
            names = {"-v", "--verbose"},
            description = "Show of each check what was expected, too.")
    boolean verbose;

    @Override
    protected int run(Session session) throws InterruptedException {
        if (!CATEGORIES.contains(category)) {
            throw usage("'" + category + "' is no category; categories are " + String.join(", ", CATEGORIES));
        }
        ObjectNode body = ArkJson.mapper().createObjectNode().put("category", category);
        JsonNode result = new FollowedRun("/v1/validations", "validation", Validate::over, Validate::underWay)
                .finished(session.deployerAsOperator(), body, session.output());
        if (session.output().json()) {
            session.output().document(result);
        } else {
            print(result, session.output());
        }
        return PASSED.equals(result.path("state").asText()) ? ExitCode.OK : ExitCode.FAILED;
    }

    private static long over(JsonNode run) {
        long over = 0;
        for (JsonNode check : run.path("checks")) {
            String state = check.path("state").asText();
            over += state.equals(PASSED) || state.equals("failed") ? 1 : 0;
        }
        return over;
    }

    private static String underWay(JsonNode run) {
        for (JsonNode check : run.path("checks")) {
            if (RUNNING.equals(check.path("state").asText())) {
                return name(check);
            }
        }
        return over(run) == run.path("total").asLong() ? "tidying up" : "";
    }

    private void print(JsonNode result, Output output) {
        Style style = output.style();
        Table table = verbose
                ? new Table("CHECK", "CATEGORY", "RESULT", "MS", "EXPECTED", "SEEN")
                : new Table("CHECK", "CATEGORY", "RESULT", "MS");
        for (JsonNode check : result.path("checks")) {
            String state = check.path("state").asText();
            String shown = state.equals(PASSED) ? style.good(state) : style.bad(state);
            String about = check.path("category").asText();
            String millis = check.path("millis").asText();
            if (verbose) {
                table.row(
                        name(check),
                        about,
                        shown,
                        millis,
                        check.path("expected").asText(),
                        seen(check));
            } else {
                table.row(name(check), about, shown, millis);
            }
        }
        table.print(output);
        failures(result, output);
        boolean passed = PASSED.equals(result.path("state").asText());
        String sum = result.path(PASSED).asText() + "/" + result.path("total").asText() + " passed";
        output.line(passed ? style.good(sum) : style.bad(sum));
    }

    private static void failures(JsonNode result, Output output) {
        Style style = output.style();
        for (JsonNode check : result.path("checks")) {
            if (!PASSED.equals(check.path("state").asText())) {
                output.line(style.bad(name(check)) + ": expected that "
                        + check.path("expected").asText() + "; seen: " + seen(check));
            }
        }
        for (JsonNode left : result.path("left")) {
            output.line(style.bad("left behind") + ": " + left.asText());
        }
    }

    private static String name(JsonNode check) {
        return check.path("name").asText().replace('_', ' ');
    }

    private static String seen(JsonNode check) {
        return check.path("seen").asText("nothing");
    }
}
