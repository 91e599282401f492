package dev.ark.core.http;

import dev.ark.contract.http.Checks;
import dev.ark.contract.http.Memory;
import dev.ark.contract.http.MemoryDraft;
import dev.ark.contract.http.MemoryType;
import dev.ark.contract.http.Page;
import dev.ark.contract.http.Recorded;
import dev.ark.contract.identity.Roles;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.state.MemoryStore;
import dev.ark.runtime.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What agents remember. An agent's own; operators and viewers read all. */
@Path("/v1/agents/{agent}/memories")
public final class MemoryResource {
    private final MemoryStore memories;
    private final Caller caller;

    MemoryResource(MemoryStore memories, Caller caller) {
        this.memories = memories;
        this.caller = caller;
    }

    /** An agent's memories, of one type or all, the oldest first. */
    @GET
    @RunOnVirtualThread
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.VIEWER})
    public Page<Memory> list(
            @PathParam("agent") String agent, @QueryParam("type") String type, @BeanParam PageQuery page) {
        caller.requireOwn(agent);
        return memories.list(agent, type(type), page.request());
    }

    @GET
    @Path("{id}")
    @RunOnVirtualThread
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.VIEWER})
    public Memory get(@PathParam("agent") String agent, @PathParam("id") String id) {
        caller.requireOwn(agent);
        return Answers.present(memories.find(agent, id), "the memory");
    }

    /** Keeps a memory, for ever or for some time. */
    @POST
    @RolesAllowed(Roles.AGENT)
    public CompletionStage<RestResponse<Memory>> store(
            @PathParam("agent") String agent, @BeanParam WriteHeaders headers, MemoryDraft draft) {
        caller.requireSelf(agent);
        Checks.present("body", draft);
        return memories.store(agent, draft, headers.request(caller.name(), "store memory", draft))
                .thenApply(memory -> RestResponse.status(RestResponse.Status.CREATED, memory));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Roles.AGENT)
    public CompletionStage<Recorded> delete(
            @PathParam("agent") String agent, @PathParam("id") String id, @BeanParam WriteHeaders headers) {
        caller.requireSelf(agent);
        return memories.delete(agent, id, headers.request(caller.name(), "delete memory " + id, ""));
    }

    private static @Nullable MemoryType type(@Nullable String name) {
        if (name == null) {
            return null;
        }
        for (MemoryType type : MemoryType.values()) {
            if (type.name().toLowerCase(Locale.ROOT).equals(name)) {
                return type;
            }
        }
        throw new ProblemException(ProblemCode.INVALID_VALUE, "type is not a type of memory");
    }
}
