package dev.ark.core.http;

import dev.ark.contract.http.Checks;
import dev.ark.contract.http.LeaseRenewal;
import dev.ark.contract.identity.Roles;
import dev.ark.core.halt.WatchdogLease;
import dev.ark.runtime.identity.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.concurrent.CompletionStage;

/** What the watchdog tells the core. */
@Path("/v1")
public final class WatchdogResource {
    private final WatchdogLease lease;
    private final Caller caller;

    WatchdogResource(WatchdogLease lease, Caller caller) {
        this.lease = lease;
        this.caller = caller;
    }

    /** A watchdog lives, and says how it found the rules. */
    @POST
    @Path("watchdog/lease")
    @RolesAllowed(Roles.SERVICE)
    public CompletionStage<Void> renew(LeaseRenewal renewal) {
        return lease.renew(Checks.present("body", renewal), caller.name());
    }
}
