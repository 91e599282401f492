package dev.ark.cli.local;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Session;
import dev.ark.cli.terminal.Output;
import dev.ark.contract.local.Release;
import java.io.IOException;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Show all that is known of a release.")
public final class ShowRelease extends ArkCommand {
    @Parameters(paramLabel = "VERSION", description = "The release.")
    String version;

    @Override
    protected int run(Session session) throws IOException {
        ReleaseText text = new ReleaseText(session);
        Release release = text.find(version);
        Output output = session.output();
        if (output.json()) {
            output.document(release);
            return ExitCode.OK;
        }
        output.line(release.version());
        output.line("made      " + release.createdAt() + " by " + release.createdBy()
                + (release.named() ? "" : ", as what a checkout had built"));
        output.line("slot      " + text.role(release, text.list()));
        output.line("build     " + release.build());
        output.line("schema    " + ReleaseText.schema(release));
        output.line("rules     revision " + release.rulesetRevision() + ", SHA-256 " + release.rulesetSha256());
        output.line("overlay   "
                + (text.hasOverlay(release)
                        ? session.layout().releaseOverlay(version).toString()
                        : "none of its own"));
        new TreeMap<>(release.settings()).forEach((name, value) -> output.line("setting   " + name + "=" + value));
        return ExitCode.OK;
    }
}
