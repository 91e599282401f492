package dev.ark.core.graveyard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.json.CanonicalJson;
import dev.ark.runtime.identity.ServiceCallFilter;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** This core's own HTTP interface, as far as it asks itself. */
@Path("/v1/evaluations")
@RegisterRestClient(configKey = "core")
@RegisterProvider(ServiceCallFilter.class)
public interface RehearsalApi {
    /** What would be decided on a proposal; nothing is journaled. */
    @POST
    JsonNode rehearse(ObjectNode proposal);

    /** An order as agents place them. */
    static ObjectNode sample() {
        ObjectNode proposal = CanonicalJson.object();
        proposal.put("action_type", "trade").put("rationale", "warm-up");
        proposal.putObject("parameters")
                .put("symbol", "WARMUP")
                .put("side", "buy")
                .put("quantity", "1")
                .put("order_type", "limit")
                .put("limit_price", "100")
                .put("stop_loss", "95")
                .put("take_profit", "110");
        return proposal;
    }
}
