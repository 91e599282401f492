package dev.ark.core.graveyard;

import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.evaluation.EvaluationResponse;
import dev.ark.runtime.identity.ServiceCallFilter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The graveyard's HTTP interface. */
@Path("/v1/evaluations")
@RegisterRestClient(configKey = "graveyard")
@RegisterProvider(ServiceCallFilter.class)
public interface GraveyardApi {
    @POST
    Uni<EvaluationResponse> evaluate(EvaluationRequest request);
}
