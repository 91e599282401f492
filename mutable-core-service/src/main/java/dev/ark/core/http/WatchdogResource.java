package dev.ark.core.http;

import dev.ark.contract.identity.Roles;
import dev.ark.core.sqlite.Writer;
import dev.ark.runtime.identity.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.concurrent.CompletionStage;

/** What the watchdog tells the core. */
@Path("/v1")
public final class WatchdogResource {
    private final Writer writer;
    private final Caller caller;

    WatchdogResource(Writer writer, Caller caller) {
        this.writer = writer;
        this.caller = caller;
    }

    /** A watchdog lives. Liveness is no change of state, so it is not journaled; each decision keeps the lease that it saw. */
    @POST
    @Path("watchdog/lease")
    @RolesAllowed(Roles.SERVICE)
    public CompletionStage<Void> renew() {
        String holder = caller.name();
        return writer.submit(transaction -> {
            transaction.session().update("""
                            INSERT INTO watchdog_lease (id, holder, renewed_ms) VALUES (1, ?, ?)
                            ON CONFLICT (id) DO UPDATE SET holder = excluded.holder, renewed_ms = excluded.renewed_ms""", holder, transaction.now().toEpochMilli());
            return null;
        });
    }
}
