package dev.ark.core.http;

import dev.ark.contract.http.Checks;
import dev.ark.contract.http.Page;
import dev.ark.contract.http.Rollback;
import dev.ark.contract.http.StateVersion;
import dev.ark.contract.http.Written;
import dev.ark.contract.identity.Roles;
import dev.ark.contract.json.JsonText;
import dev.ark.core.state.AsOf;
import dev.ark.core.state.Content;
import dev.ark.core.state.KeyVersion;
import dev.ark.core.state.Scope;
import dev.ark.core.state.VersionedKeys;
import dev.ark.runtime.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.concurrent.CompletionStage;
import org.jboss.resteasy.reactive.RestResponse;

/** The state of agents: any JSON value under a key, every version kept. An agent's own; operators and viewers read all. */
@Path("/v1/agents/{agent}/state")
public final class StateResource {
    private final VersionedKeys keys;
    private final Caller caller;

    StateResource(VersionedKeys keys, Caller caller) {
        this.keys = keys;
        this.caller = caller;
    }

    /** The keys that are there, or were at a moment, in order. */
    @GET
    @RunOnVirtualThread
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.VIEWER})
    public Page<StateVersion> list(
            @PathParam("agent") String agent, @QueryParam("as_of") String asOf, @BeanParam PageQuery page) {
        return Answers.page(keys.list(readable(agent), AsOf.parse(asOf), page.request()), StateResource::version);
    }

    /** The value itself, as it was written, or as it was at a moment. Its version is the ETag. */
    @GET
    @Path("{key}")
    @RunOnVirtualThread
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.VIEWER})
    public RestResponse<JsonText> get(
            @PathParam("agent") String agent, @PathParam("key") String key, @QueryParam("as_of") String asOf) {
        KeyVersion found = Answers.present(keys.find(readable(agent), key(key), AsOf.parse(asOf)), key);
        return Answers.found(found.value(), found.version());
    }

    /** Writes a value. What exists is overwritten only under a guard: {@code If-Match} with its version, or {@code *} for any. */
    @PUT
    @Path("{key}")
    @RolesAllowed(Roles.AGENT)
    public CompletionStage<RestResponse<Written>> put(
            @PathParam("agent") String agent,
            @PathParam("key") String key,
            @BeanParam WriteHeaders headers,
            JsonText value) {
        Scope own = own(agent);
        Content content = Content.of(Checks.present("body", value));
        var request = headers.request(caller.name(), "put state " + key, value);
        return keys.put(own, key(key), content, headers.guard(), request).thenApply(Answers::written);
    }

    /** Deletes a key under the same guard; its history stays. */
    @DELETE
    @Path("{key}")
    @RolesAllowed(Roles.AGENT)
    public CompletionStage<RestResponse<Written>> delete(
            @PathParam("agent") String agent, @PathParam("key") String key, @BeanParam WriteHeaders headers) {
        Scope own = own(agent);
        var request = headers.request(caller.name(), "delete state " + key, "");
        return keys.delete(own, key(key), headers.guard(), request).thenApply(Answers::written);
    }

    /** All versions of a key, the latest first. */
    @GET
    @Path("{key}/history")
    @RunOnVirtualThread
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.VIEWER})
    public Page<StateVersion> history(
            @PathParam("agent") String agent, @PathParam("key") String key, @BeanParam PageQuery page) {
        return Answers.page(keys.history(readable(agent), key(key), page.request()), StateResource::version);
    }

    /** Writes an earlier version's value again, as a new version; also of a key that was deleted. */
    @POST
    @Path("{key}/rollback")
    @RolesAllowed(Roles.AGENT)
    public CompletionStage<RestResponse<Written>> rollBack(
            @PathParam("agent") String agent,
            @PathParam("key") String key,
            @BeanParam WriteHeaders headers,
            Rollback rollback) {
        Scope own = own(agent);
        Checks.present("body", rollback);
        var request = headers.request(caller.name(), "roll back state " + key, rollback);
        return keys.rollBack(own, key(key), rollback, headers.guard(), request).thenApply(Answers::written);
    }

    private Scope readable(String agent) {
        caller.requireOwn(agent);
        return Scope.ofAgent(agent);
    }

    private Scope own(String agent) {
        caller.requireSelf(agent);
        return Scope.ofAgent(agent);
    }

    private static String key(String key) {
        return Checks.key("key", key);
    }

    private static StateVersion version(KeyVersion found) {
        return new StateVersion(
                found.key(), found.version(), found.deleted(), found.value(), found.actor(), found.seq(), found.at());
    }
}
