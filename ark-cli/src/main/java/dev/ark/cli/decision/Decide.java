package dev.ark.cli.decision;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.ParameterText;
import dev.ark.cli.Session;
import dev.ark.cli.client.ArkClient;
import dev.ark.contract.decision.Decision;
import dev.ark.contract.decision.Outcome;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.http.Checks;
import dev.ark.contract.identity.Roles;
import dev.ark.contract.json.ArkJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "decide",
        description = {
            "Propose an action as an agent, and print what was decided.",
            "Exits 0 when it is approved, 1 when it is denied or waits for a person."
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ark decide trade symbol=AAPL side=buy quantity=20 stop_loss=178 take_profit=210 \\",
            "      --rationale \"breakout above the range\"",
            "  ark decide --agent kenny file_operation operation=delete path=/tmp/x",
            "  ark decide --file proposal.json        (- reads standard input)"
        })
public final class Decide extends ArkCommand {
    @Parameters(index = "0", arity = "0..1", paramLabel = "ACTION_TYPE", description = "Such as trade or transfer.")
    String actionType;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "KEY=VALUE",
            description = "The action's parameters. A value that is JSON counts as such, anything else as a text.")
    List<String> parameters = List.of();

    @Option(names = "--agent", defaultValue = "kenny", description = "Who proposes; kenny if not given.")
    String agent;

    @Option(names = "--rationale", paramLabel = "TEXT", description = "Why, for people.")
    String rationale;

    @Option(names = "--evidence", paramLabel = "ID", description = "A piece of evidence; may be repeated.")
    List<String> evidence = List.of();

    @Option(names = "--file", paramLabel = "FILE", description = "Send this JSON body as it is; - is standard input.")
    Path file;

    @Override
    protected int run(Session session) throws IOException {
        String body = body();
        ArkClient client = session.as(Roles.AGENT, Checks.name("--agent", agent));
        Decision decision = ArkClient.read(client.postText("/v1/decisions", body), Decision.class);
        if (session.output().json()) {
            session.output().document(decision);
        } else {
            DecisionText.print(decision, session);
        }
        return decision.outcome() == Outcome.APPROVED ? ExitCode.OK : ExitCode.FAILED;
    }

    private String body() throws IOException {
        if (file != null) {
            if (actionType != null) {
                throw usage("--file holds the whole proposal: no ACTION_TYPE goes with it");
            }
            return "-".equals(file.toString())
                    ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                    : Files.readString(file);
        }
        if (actionType == null) {
            throw usage("an ACTION_TYPE or --file is missing");
        }
        try {
            var proposal = new Proposal(actionType, ParameterText.parse(parameters), rationale, evidence, null);
            return ArkJson.mapper().writeValueAsString(proposal);
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage());
        }
    }
}
