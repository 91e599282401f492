package dev.ark.cli.rules;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Session;
import dev.ark.cli.terminal.Output;
import dev.ark.cli.terminal.Table;
import dev.ark.contract.http.RulesetView;
import dev.ark.contract.local.RulesetFiles;
import dev.ark.graveyard.manifest.ReleasedManifest;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "verify",
        description = {
            "Check that the rules that are served are those that this command line was built with: digest, signature, key and file mode.",
            "Whatever can be computed is computed here, and not believed. With a directory, no running ARK is needed."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ark rules verify", "  ark rules verify --directory /app/ruleset"})
public final class RulesVerify extends ArkCommand {
    @Option(names = "--directory", paramLabel = "DIR", description = "Check the files there instead of what is served.")
    Path directory;

    @Override
    protected int run(Session session) throws IOException {
        RulesetChecks result = directory == null
                ? RulesetChecks.of(session.asOperator().get("/v1/ruleset", RulesetView.class), ReleasedManifest.PINS)
                : RulesetChecks.of(new RulesetFiles(directory).read(), ReleasedManifest.PINS);
        if (session.output().json()) {
            session.output().document(result);
        } else {
            print(result, session.output());
        }
        return result.verified() ? ExitCode.OK : ExitCode.FAILED;
    }

    private static void print(RulesetChecks result, Output output) {
        var style = output.style();
        Table table = new Table("CHECK", "RESULT", "FOUND", "EXPECTED");
        for (RulesetChecks.Check check : result.checks()) {
            String passed = check.passed() ? style.good("right") : style.bad("wrong");
            table.row(check.name(), passed, check.found(), check.expected());
        }
        table.print(output);
        output.line(
                result.verified()
                        ? style.good("verified") + ": the rules are the released ones"
                        : style.bad("not verified") + ": these are not the rules of this build");
    }
}
