package dev.ark.core.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ark.contract.http.Checks;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.json.CanonicalJson;
import dev.ark.core.state.Guard;
import dev.ark.core.state.RequestIdentity;
import jakarta.ws.rs.HeaderParam;
import org.jspecify.annotations.Nullable;

/** The headers that say under which condition a write is done, and which request it repeats. */
public class WriteHeaders {
    @HeaderParam("If-Match")
    @Nullable
    String ifMatch;

    @HeaderParam("If-None-Match")
    @Nullable
    String ifNoneMatch;

    @HeaderParam("Idempotency-Key")
    @Nullable
    String idempotencyKey;

    Guard guard() {
        return Guard.of(ifMatch, ifNoneMatch);
    }

    /**
     * What tells a request from another with the same key.
     *
     * @param operation what is done to what, such as {@code put state kenny/plan}
     */
    RequestIdentity request(String caller, String operation, Object body) {
        if (idempotencyKey == null) {
            return new RequestIdentity(caller, "", "");
        }
        try {
            String asked = operation + '\n' + ArkJson.mapper().writeValueAsString(body);
            String key = CanonicalJson.sha256(Checks.name("Idempotency-Key", idempotencyKey));
            return new RequestIdentity(caller, key, CanonicalJson.sha256(asked));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a body: " + body.getClass(), e);
        }
    }
}
