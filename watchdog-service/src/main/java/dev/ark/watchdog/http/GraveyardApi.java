package dev.ark.watchdog.http;

import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.evaluation.EvaluationResponse;
import dev.ark.contract.http.RulesetView;
import dev.ark.runtime.identity.ServiceCallFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What the watchdog asks the graveyard, as a service. */
@Path("/v1")
@RegisterRestClient(configKey = "graveyard")
@RegisterProvider(ServiceCallFilter.class)
public interface GraveyardApi {
    @GET
    @Path("ruleset")
    RulesetView ruleset();

    @POST
    @Path("evaluations")
    EvaluationResponse evaluate(EvaluationRequest request);
}
