package dev.ark.core.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.identity.Roles;
import dev.ark.core.graveyard.GraveyardApi;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Which rules are served, and which overlay: as the graveyard shows it. */
@Path("/v1")
@RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.SERVICE, Roles.AGENT, Roles.BROKER})
public final class RulesetResource {
    private final GraveyardApi graveyard;

    RulesetResource(@RestClient GraveyardApi graveyard) {
        this.graveyard = graveyard;
    }

    @GET
    @Path("ruleset")
    @RunOnVirtualThread
    public JsonNode ruleset() {
        return RuleResource.answer(graveyard.rulesetAsItIs());
    }

    @GET
    @Path("overlay")
    @RunOnVirtualThread
    public JsonNode overlay() {
        return RuleResource.answer(graveyard.overlayAsItIs());
    }
}
