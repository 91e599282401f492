package dev.ark.core.graveyard;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.evaluation.EvaluationResponse;
import dev.ark.contract.http.CandidateEvaluation;
import dev.ark.contract.http.OverlayView;
import dev.ark.contract.http.RulesetView;
import dev.ark.runtime.identity.ServiceCallFilter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The graveyard's HTTP interface. */
@Path("/v1")
@RegisterRestClient(configKey = "graveyard")
@RegisterProvider(ServiceCallFilter.class)
public interface GraveyardApi {
    @POST
    @Path("evaluations")
    Uni<EvaluationResponse> evaluate(EvaluationRequest request);

    @POST
    @Path("rulesets:replay")
    Uni<EvaluationResponse> evaluate(CandidateEvaluation candidate);

    @GET
    @Path("ruleset")
    Uni<RulesetView> ruleset();

    @GET
    @Path("overlay")
    Uni<OverlayView> overlay();

    /** The rules as they are, for those who only pass them on. */
    @GET
    @Path("rules")
    Uni<JsonNode> rulesAsTheyAre();

    @GET
    @Path("rules/{name}")
    Uni<JsonNode> ruleAsItIs(@PathParam("name") String name);

    @GET
    @Path("ruleset")
    Uni<JsonNode> rulesetAsItIs();

    @GET
    @Path("overlay")
    Uni<JsonNode> overlayAsItIs();
}
