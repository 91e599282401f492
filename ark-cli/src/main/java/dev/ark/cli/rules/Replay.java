package dev.ark.cli.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Failure;
import dev.ark.cli.Session;
import dev.ark.cli.terminal.Table;
import dev.ark.contract.http.ReplayReport;
import dev.ark.contract.http.ReplayRequest;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.json.CanonicalJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "replay",
        description = {
            "Run recorded decisions against the rules of another manifest, and list those that would end otherwise.",
            "Exits 1 when there is one."
        })
public final class Replay extends ArkCommand {
    @Option(names = "--manifest", required = true, paramLabel = "FILE", description = "The candidate, as JSON.")
    Path manifest;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "" + ReplayRequest.USUAL,
            description = "How many decisions, the latest ones; ${DEFAULT-VALUE} if not given.")
    int limit;

    @Option(names = "--agent", paramLabel = "NAME", description = "Those of one agent alone.")
    String agent;

    @Override
    protected int run(Session session) throws IOException {
        var request = new ReplayRequest(canonical(Files.readString(manifest)), null, limit, agent);
        ReplayReport report = session.asOperator().post("/v1/rulesets:replay", request, ReplayReport.class);
        if (session.output().json()) {
            session.output().document(report);
        } else {
            print(report, session);
        }
        return report.changed().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    private static void print(ReplayReport report, Session session) {
        if (!report.changed().isEmpty()) {
            Table table = new Table("DECISION", "JOURNAL", "AGENT", "ACTION", "WAS", "BECOMES");
            for (ReplayReport.Change change : report.changed()) {
                table.row(
                        change.decisionId(),
                        change.seq(),
                        change.agent(),
                        change.actionType(),
                        text(change.was(), change.wasRules()),
                        text(change.becomes(), change.becomesRules()));
            }
            table.print(session.output());
        }
        session.output()
                .line(report.changed().size() + " of " + report.replayed() + " decisions would end otherwise under "
                        + report.candidate().version() + " r"
                        + report.candidate().revision() + "; " + report.skipped()
                        + " were the core's own or an overlay's denials and are not replayed");
    }

    private static String text(Enum<?> outcome, List<String> rules) {
        String name = outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return rules.isEmpty() ? name : name + ": " + String.join(", ", rules);
    }

    private static String canonical(String text) {
        try {
            return CanonicalJson.write(ArkJson.mapper().readTree(text));
        } catch (JsonProcessingException e) {
            throw new Failure("the manifest is not JSON: " + e.getOriginalMessage(), e);
        }
    }
}
