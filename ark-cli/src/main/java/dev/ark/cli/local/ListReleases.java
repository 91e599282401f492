package dev.ark.cli.local;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Session;
import dev.ark.cli.terminal.Table;
import dev.ark.contract.http.ReleaseList;
import dev.ark.contract.local.Release;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import picocli.CommandLine.Command;

@Command(name = "list", description = "List the releases, the newest first.")
public final class ListReleases extends ArkCommand {
    @Override
    protected int run(Session session) throws IOException {
        ReleaseText text = new ReleaseText(session);
        ReleaseList list = text.list();
        if (session.output().json()) {
            session.output().document(list);
            return ExitCode.OK;
        }
        if (list.releases().isEmpty()) {
            session.output().line("there is no release yet");
            return ExitCode.OK;
        }
        Table table = new Table("VERSION", "SLOT", "MADE", "BY", "BUILD", "SCHEMA", "RULES", "DIFFERS BY");
        for (Release release : list.releases()) {
            table.row(
                    release.version(),
                    text.role(release, list),
                    release.createdAt().truncatedTo(ChronoUnit.SECONDS),
                    release.createdBy(),
                    ReleaseText.build(release),
                    ReleaseText.schema(release),
                    release.rulesetRevision(),
                    difference(release, text.hasOverlay(release)));
        }
        table.print(session.output());
        return ExitCode.OK;
    }

    /** What it has that its build alone has not. */
    private static String difference(Release release, boolean overlay) {
        int settings = release.settings().size();
        String told = settings == 0 ? "" : settings == 1 ? "1 setting" : settings + " settings";
        if (overlay) {
            return told.isEmpty() ? "an overlay" : told + ", an overlay";
        }
        return told.isEmpty() ? "-" : told;
    }
}
