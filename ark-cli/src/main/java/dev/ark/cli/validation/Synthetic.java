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
import java.math.BigDecimal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "synthetic",
        description =
                "Put synthetic load on the running system for a while, and check that it behaves. Exits 0 if it passed.",
        subcommands = SyntheticList.class,
        sortOptions = false,
        footerHeading = "%nExample:%n",
        footer = "  ark synthetic --duration 300 --hz 1")
public final class Synthetic extends ArkCommand {
    private static final String PASSED = "passed";

    @Option(names = "--duration", paramLabel = "SECONDS", defaultValue = "60", description = "60 if not given.")
    int duration;

    @Option(names = "--hz", paramLabel = "N", defaultValue = "1", description = "Decisions a second; 1 if not given.")
    BigDecimal hz;

    @Override
    protected int run(Session session) throws InterruptedException {
        if (duration < 1 || hz.signum() <= 0) {
            throw usage("--duration and --hz are above zero");
        }
        ObjectNode body = ArkJson.mapper().createObjectNode();
        body.put("duration_seconds", duration).put("hz", hz);
        JsonNode result = new FollowedRun(
                        "/v1/synthetic",
                        "synthetic load",
                        run -> run.path("done").asLong(),
                        Synthetic::progress)
                .finished(session.deployerAsOperator(), body, session.output());
        if (session.output().json()) {
            session.output().document(result);
        } else {
            print(result, session.output());
        }
        return PASSED.equals(result.path("state").asText()) ? ExitCode.OK : ExitCode.FAILED;
    }

    private static String progress(JsonNode run) {
        return run.path("done").asText() + " of " + run.path("total").asText();
    }

    private static void print(JsonNode result, Output output) {
        Style style = output.style();
        Table table = new Table("CHECK", "RESULT", "DETAIL");
        for (JsonNode check : result.path("checks")) {
            table.row(
                    check.path("name").asText(),
                    check.path("passed").asBoolean() ? style.good(PASSED) : style.bad("failed"),
                    check.path("detail").asText());
        }
        table.print(output);
        String state = result.path("state").asText();
        output.line(
                (PASSED.equals(state) ? style.good(state) : style.bad(state)) + ": " + progress(result) + " proposals");
    }
}
