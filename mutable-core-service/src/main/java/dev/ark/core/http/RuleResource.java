package dev.ark.core.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.http.Checks;
import dev.ark.contract.identity.Roles;
import dev.ark.core.graveyard.Asked;
import dev.ark.core.graveyard.GraveyardApi;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Duration;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The rules, to be read: as the graveyard shows them, which agents cannot reach. */
@Path("/v1/rules")
@RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.SERVICE, Roles.AGENT, Roles.BROKER})
public final class RuleResource {
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final GraveyardApi graveyard;

    RuleResource(@RestClient GraveyardApi graveyard) {
        this.graveyard = graveyard;
    }

    @GET
    @RunOnVirtualThread
    public JsonNode rules() {
        return answer(graveyard.rulesAsTheyAre());
    }

    @GET
    @Path("{name}")
    @RunOnVirtualThread
    public JsonNode rule(@PathParam("name") String name) {
        return answer(graveyard.ruleAsItIs(Checks.name("name", name)));
    }

    static JsonNode answer(Uni<JsonNode> asked) {
        return Asked.of(asked, LONGEST);
    }
}
