package dev.ark.core.http;

import dev.ark.contract.http.RestoreReport;
import dev.ark.contract.identity.Roles;
import dev.ark.core.snapshot.Restores;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** What became of restores. */
@Path("/v1/restores")
@RegisterForReflection(targets = {RestoreReport.class, RestoreReport.LostRows.class})
public final class RestoreResource {
    private final Restores restores;

    RestoreResource(Restores restores) {
        this.restores = restores;
    }

    @GET
    @Path("latest")
    @RunOnVirtualThread
    @RolesAllowed({Roles.OPERATOR, Roles.VIEWER, Roles.SERVICE})
    public RestoreReport latest() {
        return Answers.present(restores.latest(), "the report of a restore");
    }
}
