package dev.ark.core.http;

import dev.ark.contract.http.ConsentFact;
import dev.ark.contract.http.DestinationFact;
import dev.ark.contract.http.EvidenceFact;
import dev.ark.contract.http.Recorded;
import dev.ark.contract.http.SnapshotFact;
import dev.ark.contract.identity.Roles;
import dev.ark.core.facts.Registry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.concurrent.CompletionStage;

/** What agents may refer to. Never written by agents. */
@Path("/v1/facts")
@RolesAllowed({Roles.BROKER, Roles.OPERATOR, Roles.VIEWER, Roles.SERVICE})
public final class RegisterFactResource {
    private final FactEdge edge;

    RegisterFactResource(FactEdge edge) {
        this.edge = edge;
    }

    @PUT
    @Path("evidence/{id}")
    @RolesAllowed({Roles.BROKER, Roles.OPERATOR})
    public CompletionStage<Recorded> putEvidence(@PathParam("id") String id, EvidenceFact fact) {
        return edge.put(Registry.EVIDENCE, id, fact);
    }

    @GET
    @Path("evidence/{id}")
    @RunOnVirtualThread
    public EvidenceFact evidence(@PathParam("id") String id) {
        return edge.get(Registry.EVIDENCE, id);
    }

    @PUT
    @Path("consents/{id}")
    @RolesAllowed({Roles.BROKER, Roles.OPERATOR})
    public CompletionStage<Recorded> putConsent(@PathParam("id") String id, ConsentFact fact) {
        return edge.put(Registry.CONSENTS, id, fact);
    }

    @GET
    @Path("consents/{id}")
    @RunOnVirtualThread
    public ConsentFact consent(@PathParam("id") String id) {
        return edge.get(Registry.CONSENTS, id);
    }

    @PUT
    @Path("destinations/{id}")
    @RolesAllowed(Roles.OPERATOR)
    public CompletionStage<Recorded> putDestination(@PathParam("id") String id, DestinationFact fact) {
        return edge.put(Registry.DESTINATIONS, id, fact);
    }

    @GET
    @Path("destinations/{id}")
    @RunOnVirtualThread
    public DestinationFact destination(@PathParam("id") String id) {
        return edge.get(Registry.DESTINATIONS, id);
    }

    @PUT
    @Path("snapshots/{id}")
    @RolesAllowed(Roles.OPERATOR)
    public CompletionStage<Recorded> putSnapshot(@PathParam("id") String id, SnapshotFact fact) {
        return edge.put(Registry.SNAPSHOTS, id, fact);
    }

    @GET
    @Path("snapshots/{id}")
    @RunOnVirtualThread
    public SnapshotFact snapshot(@PathParam("id") String id) {
        return edge.get(Registry.SNAPSHOTS, id);
    }
}
