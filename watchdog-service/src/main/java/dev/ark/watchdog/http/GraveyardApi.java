package dev.ark.watchdog.http;

import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.runtime.identity.ServiceCallFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What the watchdog asks the graveyard, as a service. Answers come as they are: what cannot be read in them is a finding. */
@Path("/v1")
@RegisterRestClient(configKey = "graveyard")
@RegisterProvider(ServiceCallFilter.class)
public interface GraveyardApi {
    @GET
    @Path("ruleset")
    Response ruleset();

    @POST
    @Path("evaluations")
    Response evaluate(EvaluationRequest request);
}
