package dev.ark.cli;

import dev.ark.cli.account.AccountCommand;
import dev.ark.cli.account.PermitCommand;
import dev.ark.cli.account.PermitsCommand;
import dev.ark.cli.agent.AgentsCommand;
import dev.ark.cli.agent.Quarantine;
import dev.ark.cli.agent.Restore;
import dev.ark.cli.config.ConfigCommand;
import dev.ark.cli.control.Halt;
import dev.ark.cli.control.Resume;
import dev.ark.cli.decision.Approve;
import dev.ark.cli.decision.Decide;
import dev.ark.cli.decision.DecisionsCommand;
import dev.ark.cli.decision.Explain;
import dev.ark.cli.facts.FactsCommand;
import dev.ark.cli.facts.Sandbox;
import dev.ark.cli.identity.TokenCommand;
import dev.ark.cli.journal.JournalCommand;
import dev.ark.cli.local.Down;
import dev.ark.cli.local.Logs;
import dev.ark.cli.local.ReleaseCommand;
import dev.ark.cli.local.Status;
import dev.ark.cli.local.Up;
import dev.ark.cli.production.Init;
import dev.ark.cli.rollout.Abort;
import dev.ark.cli.rollout.Canary;
import dev.ark.cli.rollout.Pause;
import dev.ark.cli.rollout.Promote;
import dev.ark.cli.rollout.RollbackCommand;
import dev.ark.cli.rollout.RolloutsCommand;
import dev.ark.cli.rules.RulesCommand;
import dev.ark.cli.snapshot.SnapshotCommand;
import dev.ark.cli.state.StateCommand;
import dev.ark.cli.terminal.Format;
import dev.ark.cli.validation.Synthetic;
import dev.ark.cli.validation.Validate;
import dev.ark.cli.watch.AlertsCommand;
import dev.ark.cli.watch.SlosCommand;
import io.quarkus.picocli.runtime.annotations.TopCommand;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The top command; its options may stand anywhere on the line. */
@TopCommand
@Command(
        name = "ark",
        description = "A safety kernel for autonomous agents.",
        versionProvider = BuildVersion.class,
        sortOptions = false,
        subcommands = {
            Up.class,
            Down.class,
            Status.class,
            Logs.class,
            Sandbox.class,
            Decide.class,
            Explain.class,
            DecisionsCommand.class,
            Approve.class,
            AccountCommand.class,
            PermitsCommand.class,
            PermitCommand.class,
            AgentsCommand.class,
            Quarantine.class,
            Restore.class,
            Halt.class,
            Resume.class,
            AlertsCommand.class,
            SlosCommand.class,
            FactsCommand.class,
            RulesCommand.class,
            StateCommand.class,
            JournalCommand.class,
            SnapshotCommand.class,
            ReleaseCommand.class,
            Canary.class,
            Promote.class,
            Pause.class,
            Abort.class,
            RollbackCommand.class,
            RolloutsCommand.class,
            Synthetic.class,
            Validate.class,
            TokenCommand.class,
            ConfigCommand.class,
            Init.class,
            WarmUp.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, and the answer is yes",
            "1:failed, or the answer is no",
            "2:wrong usage",
            "4:not allowed"
        },
        footerHeading = "%nTo begin with:%n",
        footer = {
            "  ark up                       start everything on this machine",
            "  ark sandbox                  an agent, an account and a price to try things with",
            "  ark decide trade symbol=AAPL side=buy quantity=20 stop_loss=178 take_profit=210",
            "  ark explain DECISION_ID      why it was decided so",
            "  ark down                     stop everything"
        })
public final class Ark implements Runnable {
    @Option(
            names = {"-o", "--output"},
            scope = ScopeType.INHERIT,
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "How results are written: text or json.")
    public Format format = Format.TEXT;

    @Option(
            names = "--home",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description = "The installation's directory; else ARK_HOME, else .ark in the checkout.")
    public Path home;

    @Option(
            names = "--port-offset",
            scope = ScopeType.INHERIT,
            paramLabel = "N",
            description = "Added to every port; else ARK_PORT_OFFSET, else what the installation was started with.")
    public Integer portOffset;

    @Option(
            names = "--url",
            scope = ScopeType.INHERIT,
            paramLabel = "URL",
            description = "Where ARK's API is; else ARK_URL, else this machine's edge.")
    public String url;

    @Option(
            names = "--token-file",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "The bearer token to present; else ARK_TOKEN, else one of this installation.")
    public Path tokenFile;

    @Option(
            names = {"-h", "--help"},
            scope = ScopeType.INHERIT,
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    boolean version;

    @Spec
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
