package dev.ark.cli.state;

import dev.ark.cli.Session;
import dev.ark.cli.client.ArkClient;
import dev.ark.contract.http.Checks;
import dev.ark.contract.identity.Roles;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which key of which agent. */
final class StateKey {
    @Parameters(index = "0", paramLabel = "KEY", description = "The key.")
    String key;

    @Option(names = "--agent", defaultValue = "kenny", description = "Whose it is; kenny if not given.")
    String agent;

    ArkClient client(Session session) {
        return session.as(Roles.AGENT, Checks.name("--agent", agent));
    }

    String path() {
        return "/v1/agents/" + ArkClient.segment(agent) + "/state/" + ArkClient.segment(Checks.key("KEY", key));
    }
}
