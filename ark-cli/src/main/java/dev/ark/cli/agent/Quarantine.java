package dev.ark.cli.agent;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.Session;
import dev.ark.cli.client.ArkClient;
import dev.ark.cli.control.ControlText;
import dev.ark.cli.control.ReasonOption;
import dev.ark.cli.terminal.Durations;
import dev.ark.contract.http.Checks;
import dev.ark.contract.http.QuarantineOrder;
import dev.ark.contract.http.QuarantineScope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "quarantine",
        description = "Stop one agent: its proposals are denied and its permits are void.",
        sortOptions = false,
        footerHeading = "%nExample:%n",
        footer = "  ark quarantine kenny --reason 'strange orders' --scope canary --for 30m")
public final class Quarantine extends ArkCommand {
    @Parameters(paramLabel = "AGENT", description = "The agent's name.")
    String agent;

    @Mixin
    ReasonOption reason;

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            defaultValue = "all",
            converter = Scopes.class,
            description = "Where it holds: 'all', or 'canary' for the canary's slot alone; 'all' if not given.")
    QuarantineScope scope;

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            converter = Durations.class,
            description = "How long, such as 30m or 12h; until an operator restores the agent if not given.")
    Duration lasting;

    @Override
    protected int run(Session session) {
        String path = "/v1/agents/" + ArkClient.segment(Checks.name("AGENT", agent)) + "/quarantine";
        Instant until = lasting == null ? null : Clock.systemUTC().instant().plus(lasting);
        var order = new QuarantineOrder(reason.reason().reason(), scope, until, null);
        return ControlText.command(session, path, order, agent + " is quarantined" + more(until));
    }

    private String more(@Nullable Instant until) {
        String where = scope == QuarantineScope.ALL ? "" : " in the canary's slot";
        return until == null ? where : where + " until " + until.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Reads a scope. */
    static final class Scopes implements ITypeConverter<QuarantineScope> {
        @Override
        public QuarantineScope convert(String text) {
            try {
                return QuarantineScope.of(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("'" + text + "' is neither all nor canary");
            }
        }
    }
}
