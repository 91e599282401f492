package dev.ark.core.http;

import dev.ark.contract.http.Checks;
import dev.ark.contract.http.ConfigDraft;
import dev.ark.contract.http.ConfigEntry;
import dev.ark.contract.http.Page;
import dev.ark.contract.http.Written;
import dev.ark.contract.identity.Roles;
import dev.ark.contract.json.ArkJson;
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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.concurrent.CompletionStage;
import org.jboss.resteasy.reactive.RestResponse;

/** The configuration that operators keep, every version with its description and who wrote it. */
@Path("/v1/config")
public final class ConfigResource {
    private static final String DESCRIPTION = "description";

    private final VersionedKeys keys;
    private final Caller caller;

    ConfigResource(VersionedKeys keys, Caller caller) {
        this.keys = keys;
        this.caller = caller;
    }

    @GET
    @RunOnVirtualThread
    @RolesAllowed({Roles.OPERATOR, Roles.VIEWER, Roles.SERVICE})
    public Page<ConfigEntry> list(@QueryParam("as_of") String asOf, @BeanParam PageQuery page) {
        return Answers.page(keys.list(Scope.CONFIG, AsOf.parse(asOf), page.request()), ConfigResource::entry);
    }

    @GET
    @Path("{key}")
    @RunOnVirtualThread
    @RolesAllowed({Roles.OPERATOR, Roles.VIEWER, Roles.SERVICE})
    public RestResponse<ConfigEntry> get(@PathParam("key") String key, @QueryParam("as_of") String asOf) {
        ConfigEntry entry =
                entry(Answers.present(keys.find(Scope.CONFIG, Checks.key("key", key), AsOf.parse(asOf)), key));
        return Answers.found(entry, entry.version());
    }

    /** Writes a value. What exists is overwritten only under a guard, as an agent's state is. */
    @PUT
    @Path("{key}")
    @RolesAllowed(Roles.OPERATOR)
    public CompletionStage<RestResponse<Written>> put(
            @PathParam("key") String key, @BeanParam WriteHeaders headers, ConfigDraft draft) {
        Checks.present("body", draft);
        Content content =
                new Content(draft.value(), ArkJson.mapper().createObjectNode().put(DESCRIPTION, draft.description()));
        var request = headers.request(caller.name(), "put config " + key, draft);
        return keys.put(Scope.CONFIG, Checks.key("key", key), content, headers.guard(), request)
                .thenApply(Answers::written);
    }

    @DELETE
    @Path("{key}")
    @RolesAllowed(Roles.OPERATOR)
    public CompletionStage<RestResponse<Written>> delete(
            @PathParam("key") String key, @BeanParam WriteHeaders headers) {
        var request = headers.request(caller.name(), "delete config " + key, "");
        return keys.delete(Scope.CONFIG, Checks.key("key", key), headers.guard(), request)
                .thenApply(Answers::written);
    }

    /** All versions of a key, the latest first. */
    @GET
    @Path("{key}/history")
    @RunOnVirtualThread
    @RolesAllowed({Roles.OPERATOR, Roles.VIEWER, Roles.SERVICE})
    public Page<ConfigEntry> history(@PathParam("key") String key, @BeanParam PageQuery page) {
        return Answers.page(keys.history(Scope.CONFIG, Checks.key("key", key), page.request()), ConfigResource::entry);
    }

    private static ConfigEntry entry(KeyVersion found) {
        return new ConfigEntry(
                found.key(),
                found.version(),
                found.deleted(),
                found.value(),
                found.meta().path(DESCRIPTION).asText(),
                found.actor(),
                found.seq(),
                found.at());
    }
}
