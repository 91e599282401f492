package dev.ark.deployer.http;

import dev.ark.contract.identity.Roles;
import dev.ark.deployer.DeployerConfig;
import dev.ark.deployer.http.SlotList.SlotView;
import dev.ark.deployer.orchestrator.Orchestrator;
import dev.ark.deployer.traffic.Slot;
import dev.ark.deployer.traffic.TrafficRouter.Observed;
import dev.ark.deployer.traffic.embedded.EmbeddedEdge;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** What runs, and who gets how much of the traffic. */
@Path("/v1/slots")
public final class SlotResource {
    private final Orchestrator orchestrator;
    private final EmbeddedEdge edge;
    private final DeployerConfig config;

    SlotResource(Orchestrator orchestrator, EmbeddedEdge edge, DeployerConfig config) {
        this.orchestrator = orchestrator;
        this.edge = edge;
        this.config = config;
    }

    @GET
    @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.SERVICE})
    public SlotList slots() {
        Observed observed = edge.observed();
        return new SlotList(
                "http://" + config.edge().host() + ":" + edge.port(),
                observed.serving(),
                List.of(
                        new SlotView(Slot.STABLE, observed.shares().stable(), orchestrator.observed(Slot.STABLE)),
                        new SlotView(Slot.CANARY, observed.shares().canary(), orchestrator.observed(Slot.CANARY))));
    }
}
