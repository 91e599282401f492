package dev.ark.watchdog.http;

import dev.ark.contract.http.QuarantineOrder;
import dev.ark.contract.http.Reason;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Passes the current caller's commands on to the core, and the core's answers back as they are. */
@RequestScoped
public class Forwarding {
    private final CoreCommands core;
    private final JsonWebToken caller;

    protected Forwarding() {
        this(null, null);
    }

    @Inject
    Forwarding(@RestClient CoreCommands core, JsonWebToken caller) {
        this.core = core;
        this.caller = caller;
    }

    /** Stops one agent. */
    public Response quarantine(String agent, QuarantineOrder order) {
        return passBack(() -> core.quarantine(bearer(), agent, order));
    }

    /** Lets one agent act again. */
    public Response restore(String agent, Reason reason) {
        return passBack(() -> core.restore(bearer(), agent, reason));
    }

    /** A command about everything. */
    public Response toAll(String command, Reason reason) {
        return passBack(() -> core.toAll(bearer(), command, reason));
    }

    private String bearer() {
        return "Bearer " + caller.getRawToken();
    }

    private static Response passBack(Supplier<Response> command) {
        try (Response answer = command.get()) {
            return copy(answer);
        } catch (WebApplicationException refused) {
            return copy(refused.getResponse());
        } catch (ProcessingException e) {
            throw Counterpart.CORE.unreachable(e);
        }
    }

    private static Response copy(Response answer) {
        var copy =
                Response.status(answer.getStatus()).type(answer.getMediaType()).entity(answer.readEntity(byte[].class));
        String retryAfter = answer.getHeaderString(HttpHeaders.RETRY_AFTER);
        return retryAfter == null
                ? copy.build()
                : copy.header(HttpHeaders.RETRY_AFTER, retryAfter).build();
    }
}
