package dev.ark.core.http;

import dev.ark.contract.http.Checks;
import dev.ark.contract.http.Page;
import dev.ark.contract.http.SessionLogDraft;
import dev.ark.contract.http.SessionLogEntry;
import dev.ark.contract.identity.Roles;
import dev.ark.core.state.SessionLog;
import dev.ark.runtime.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.concurrent.CompletionStage;
import org.jboss.resteasy.reactive.RestResponse;

/** What agents say of their sessions. */
@Path("/v1/session-log")
public final class SessionLogResource {
    private final SessionLog log;
    private final Caller caller;

    SessionLogResource(SessionLog log, Caller caller) {
        this.log = log;
        this.caller = caller;
    }

    /** Lines in order; an agent sees its own, operators and viewers see all or one agent's. */
    @GET
    @RunOnVirtualThread
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.VIEWER})
    public Page<SessionLogEntry> list(
            @QueryParam("agent") @DefaultValue("") String agent,
            @QueryParam("session") @DefaultValue("") String session,
            @BeanParam PageQuery page) {
        boolean seesAll = caller.hasRole(Roles.OPERATOR) || caller.hasRole(Roles.VIEWER);
        String whose = agent.isEmpty() && !seesAll ? caller.name() : agent;
        if (!seesAll) {
            caller.requireSelf(whose);
        }
        return log.list(whose, session, page.request());
    }

    /** Adds a line of the calling agent. */
    @POST
    @RolesAllowed(Roles.AGENT)
    public CompletionStage<RestResponse<SessionLogEntry>> append(
            @BeanParam WriteHeaders headers, SessionLogDraft draft) {
        Checks.present("body", draft);
        return log.append(draft, headers.request(caller.name(), "append to session log", draft))
                .thenApply(entry -> RestResponse.status(RestResponse.Status.CREATED, entry));
    }
}
