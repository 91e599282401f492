package dev.ark.core.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.http.AdoptedRuleset;
import dev.ark.contract.identity.Roles;
import dev.ark.core.decision.Rulesets;
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
    private final Rulesets rulesets;

    RulesetResource(@RestClient GraveyardApi graveyard, Rulesets rulesets) {
        this.graveyard = graveyard;
        this.rulesets = rulesets;
    }

    @GET
    @Path("ruleset")
    @RunOnVirtualThread
    public JsonNode ruleset() {
        return RuleResource.answer(graveyard.rulesetAsItIs());
    }

    /** The rules that this slot's verdicts were last used of. */
    @GET
    @Path("ruleset/adopted")
    @RunOnVirtualThread
    public AdoptedRuleset adopted() {
        return rulesets.adopted();
    }

    @GET
    @Path("overlay")
    @RunOnVirtualThread
    public JsonNode overlay() {
        return RuleResource.answer(graveyard.overlayAsItIs());
    }
}
