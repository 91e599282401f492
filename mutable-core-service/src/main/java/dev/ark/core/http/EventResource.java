package dev.ark.core.http;

import dev.ark.contract.event.EventPage;
import dev.ark.contract.http.Checks;
import dev.ark.contract.identity.Roles;
import dev.ark.core.journal.JournalReader;
import dev.ark.runtime.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;

/** The journal as news: by page, or as a stream. */
@Path("/v1")
public final class EventResource {
    private static final int LARGEST_PAGE = 1_000;

    private final JournalReader journal;
    private final EventStreams streams;
    private final Caller caller;

    EventResource(JournalReader journal, EventStreams streams, Caller caller) {
        this.journal = journal;
        this.streams = streams;
        this.caller = caller;
    }

    /** Events after a sequence, or all that are kept, oldest first; 410 when the first of them is in the archive. */
    @GET
    @Path("events")
    @RunOnVirtualThread
    @RolesAllowed({Roles.OPERATOR, Roles.VIEWER, Roles.SERVICE})
    public EventPage after(@QueryParam("after") Long after, @QueryParam("limit") @DefaultValue("100") int limit) {
        return journal.after(after == null ? journal.floor() : after, Checks.range("limit", limit, 1, LARGEST_PAGE));
    }

    /** All events from now on, or after the one that {@code Last-Event-ID} names; 410 when the first of those is in the archive. */
    @GET
    @Path("events/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RunOnVirtualThread
    @RolesAllowed({Roles.OPERATOR, Roles.VIEWER, Roles.SERVICE})
    public void stream(
            @HeaderParam("Last-Event-ID") String lastEventId,
            @Context SseEventSink sink,
            @Context Sse sse,
            @Context HttpServerRequest request) {
        EventPosition position =
                lastEventId == null ? EventPosition.of(journal.head()) : EventPosition.parse(lastEventId);
        streams.follow(
                caller.name(), position, sink, sse, () -> request.connection().close());
    }
}
