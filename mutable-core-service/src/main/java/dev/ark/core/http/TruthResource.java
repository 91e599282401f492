package dev.ark.core.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.http.Checks;
import dev.ark.contract.http.Page;
import dev.ark.contract.http.Truth;
import dev.ark.contract.http.TruthDraft;
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
import java.math.BigDecimal;
import java.util.concurrent.CompletionStage;
import org.jboss.resteasy.reactive.RestResponse;

/** What the truth keeper holds true, with how sure it is and where it knows it from. Every role may read it. */
@Path("/v1/truths")
@RolesAllowed({Roles.AGENT, Roles.BROKER, Roles.OPERATOR, Roles.TRUTH_KEEPER, Roles.VIEWER, Roles.METRICS, Roles.SERVICE
})
public final class TruthResource {
    private static final String CONFIDENCE = "confidence";
    private static final String SOURCES = "sources";

    private final VersionedKeys keys;
    private final Caller caller;

    TruthResource(VersionedKeys keys, Caller caller) {
        this.keys = keys;
        this.caller = caller;
    }

    @GET
    @RunOnVirtualThread
    public Page<Truth> list(@QueryParam("as_of") String asOf, @BeanParam PageQuery page) {
        return Answers.page(keys.list(Scope.TRUTHS, AsOf.parse(asOf), page.request()), TruthResource::truth);
    }

    @GET
    @Path("{key}")
    @RunOnVirtualThread
    public RestResponse<Truth> get(@PathParam("key") String key, @QueryParam("as_of") String asOf) {
        Truth truth = truth(Answers.present(keys.find(Scope.TRUTHS, Checks.key("key", key), AsOf.parse(asOf)), key));
        return Answers.found(truth, truth.version());
    }

    /** Writes a truth. It has one writer, so that a guard is honoured but not required. */
    @PUT
    @Path("{key}")
    @RolesAllowed(Roles.TRUTH_KEEPER)
    public CompletionStage<RestResponse<Written>> put(
            @PathParam("key") String key, @BeanParam WriteHeaders headers, TruthDraft draft) {
        Checks.present("body", draft);
        ObjectNode meta = ArkJson.mapper().createObjectNode();
        meta.put(CONFIDENCE, draft.confidence().toPlainString());
        draft.sources().forEach(meta.putArray(SOURCES)::add);
        var request = headers.request(caller.name(), "put truth " + key, draft);
        return keys.put(
                        Scope.TRUTHS,
                        Checks.key("key", key),
                        new Content(draft.value(), meta),
                        headers.guard(),
                        request)
                .thenApply(Answers::written);
    }

    @DELETE
    @Path("{key}")
    @RolesAllowed(Roles.TRUTH_KEEPER)
    public CompletionStage<RestResponse<Written>> delete(
            @PathParam("key") String key, @BeanParam WriteHeaders headers) {
        var request = headers.request(caller.name(), "delete truth " + key, "");
        return keys.delete(Scope.TRUTHS, Checks.key("key", key), headers.guard(), request)
                .thenApply(Answers::written);
    }

    /** All versions of a truth, the latest first. */
    @GET
    @Path("{key}/history")
    @RunOnVirtualThread
    public Page<Truth> history(@PathParam("key") String key, @BeanParam PageQuery page) {
        return Answers.page(keys.history(Scope.TRUTHS, Checks.key("key", key), page.request()), TruthResource::truth);
    }

    private static Truth truth(KeyVersion found) {
        JsonNode confidence = found.meta().path(CONFIDENCE);
        return new Truth(
                found.key(),
                found.version(),
                found.deleted(),
                found.value(),
                confidence.isMissingNode() ? null : new BigDecimal(confidence.textValue()),
                found.meta()
                        .path(SOURCES)
                        .valueStream()
                        .map(JsonNode::textValue)
                        .toList(),
                found.actor(),
                found.seq(),
                found.at());
    }
}
