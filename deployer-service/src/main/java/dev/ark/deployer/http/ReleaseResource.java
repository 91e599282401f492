package dev.ark.deployer.http;

import dev.ark.contract.http.ReleaseList;
import dev.ark.contract.identity.Roles;
import dev.ark.deployer.orchestrator.Orchestrator;
import dev.ark.deployer.release.ReleaseCatalog;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** The releases that can be run, and which of them stable runs. */
@Path("/v1/releases")
public final class ReleaseResource {
    private final ReleaseCatalog releases;
    private final Orchestrator orchestrator;

    ReleaseResource(ReleaseCatalog releases, Orchestrator orchestrator) {
        this.releases = releases;
        this.orchestrator = orchestrator;
    }

    @GET
    @RunOnVirtualThread
    @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.SERVICE})
    public ReleaseList releases() {
        return new ReleaseList(
                orchestrator.stableVersion(), orchestrator.previousStable().orElse(null), releases.list());
    }
}
