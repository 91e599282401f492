package dev.ark.core.http;

import dev.ark.contract.http.DirectiveFact;
import dev.ark.contract.http.OverrideFact;
import dev.ark.contract.http.Recorded;
import dev.ark.contract.identity.Roles;
import dev.ark.core.facts.Instructions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.concurrent.CompletionStage;

/** What users and operators have said over the agents' heads. Written by operators alone. */
@Path("/v1/facts")
@RolesAllowed({Roles.BROKER, Roles.OPERATOR, Roles.VIEWER, Roles.SERVICE})
public final class InstructionFactResource {
    private final FactEdge edge;

    InstructionFactResource(FactEdge edge) {
        this.edge = edge;
    }

    @PUT
    @Path("directives/{id}")
    @RolesAllowed(Roles.OPERATOR)
    public CompletionStage<Recorded> putDirective(@PathParam("id") String id, DirectiveFact fact) {
        return edge.put(Instructions.DIRECTIVES, id, fact);
    }

    @GET
    @Path("directives/{id}")
    @RunOnVirtualThread
    public DirectiveFact directive(@PathParam("id") String id) {
        return edge.get(Instructions.DIRECTIVES, id);
    }

    @PUT
    @Path("overrides/{id}")
    @RolesAllowed(Roles.OPERATOR)
    public CompletionStage<Recorded> putOverride(@PathParam("id") String id, OverrideFact fact) {
        return edge.put(Instructions.OVERRIDES, id, fact);
    }

    @GET
    @Path("overrides/{id}")
    @RunOnVirtualThread
    public OverrideFact override(@PathParam("id") String id) {
        return edge.get(Instructions.OVERRIDES, id);
    }
}
