package dev.ark.core.http;

import dev.ark.contract.http.Checks;
import dev.ark.contract.http.ReplayReport;
import dev.ark.contract.http.ReplayRequest;
import dev.ark.contract.identity.Roles;
import dev.ark.core.decision.Replays;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** What a change of the rules would have changed. */
@Path("/v1")
public final class ReplayResource {
    private final Replays replays;

    ReplayResource(Replays replays) {
        this.replays = replays;
    }

    /** Runs recorded decisions against a candidate manifest; nothing is written. */
    @POST
    @Path("rulesets:replay")
    @RunOnVirtualThread
    @RolesAllowed(Roles.OPERATOR)
    public ReplayReport replay(ReplayRequest request) {
        return replays.replay(Checks.present("body", request));
    }
}
