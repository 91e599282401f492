package dev.ark.cli.facts;

import dev.ark.cli.ExitCode;
import dev.ark.cli.Session;
import dev.ark.cli.client.ArkClient;
import dev.ark.contract.http.Checks;
import dev.ark.contract.identity.Roles;

/** Puts one fact, as a broker where it is not said otherwise. */
final class Feed {
    private static final String BROKER = "ark-cli";

    private Feed() {}

    static int put(Session session, String kind, String id, Object fact) {
        return put(session, broker(session), kind, id, fact);
    }

    static int put(Session session, ArkClient client, String kind, String id, Object fact) {
        var recorded = client.put(path(kind, id), fact);
        if (session.output().json()) {
            session.output().document(recorded);
        } else {
            session.output()
                    .line(kind + "/" + id + " is known; journal "
                            + recorded.path("seq").asText());
        }
        return ExitCode.OK;
    }

    static ArkClient broker(Session session) {
        return session.as(Roles.BROKER, BROKER);
    }

    static String path(String kind, String id) {
        return "/v1/facts/" + ArkClient.segment(kind) + "/" + ArkClient.segment(Checks.name("ID", id));
    }
}
