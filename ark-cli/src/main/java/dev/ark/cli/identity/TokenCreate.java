package dev.ark.cli.identity;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Session;
import dev.ark.cli.terminal.Durations;
import dev.ark.contract.http.Checks;
import dev.ark.contract.identity.Roles;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "create",
        description = "Print a new token, and nothing else. It is signed here, with the installation's key.",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ARK_TOKEN=$(ark token create --role agent --name kenny) ark decide ...",
            "  ark token create --role operator --name alice --expires 12h"
        })
public final class TokenCreate extends ArkCommand {
    @Option(
            names = "--role",
            required = true,
            split = ",",
            paramLabel = "ROLE",
            description =
                    "agent, broker, operator, truth-keeper, viewer, metrics, service, observer, alertmanager or validator;"
                            + " may be repeated.")
    List<String> roles;

    @Option(names = "--name", required = true, description = "Whose token it is: of an agent, its name.")
    String name;

    @Option(
            names = "--expires",
            defaultValue = "30d",
            converter = Durations.class,
            paramLabel = "DURATION",
            description = "How long it is valid, such as 12h or 30d (the default).")
    Duration expires;

    @Override
    protected int run(Session session) {
        Checks.name("name", name);
        if (expires.isZero()) {
            throw usage("a token that expires at once is of no use");
        }
        for (String role : roles) {
            if (!Roles.ALL.contains(role)) {
                throw usage("'" + role + "' is not a role; roles are " + String.join(", ", Roles.ALL));
            }
        }
        // Whoever proposes must not be able to approve, to release, or to write what it is judged by.
        if (roles.contains(Roles.AGENT) && roles.stream().anyMatch(role -> !role.equals(Roles.AGENT))) {
            throw usage("an agent has no other role beside that one");
        }
        Clock clock = Clock.systemUTC();
        String token = TokenSigner.of(session.layout().tokenSigningKey(), clock).sign(name, roles, expires);
        if (session.output().json()) {
            session.output().document(new NewToken(token, name, roles, expires.toSeconds()));
        } else {
            session.output().line(token);
        }
        return ExitCode.OK;
    }

    record NewToken(String token, String subject, List<String> roles, long expiresInSeconds) {}
}
