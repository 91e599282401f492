package dev.ark.core.http;

import dev.ark.contract.event.Event;
import dev.ark.contract.event.EventType;
import dev.ark.contract.http.AlertAcknowledged;
import dev.ark.contract.http.AlertAcknowledgement;
import dev.ark.contract.http.AlertReport;
import dev.ark.contract.http.Checks;
import dev.ark.contract.http.Page;
import dev.ark.contract.http.Recorded;
import dev.ark.contract.identity.Roles;
import dev.ark.contract.journal.JournalRow;
import dev.ark.core.journal.AlertHistory;
import dev.ark.core.journal.Alerts;
import dev.ark.core.sqlite.Writer;
import dev.ark.runtime.identity.Caller;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.concurrent.CompletionStage;
import org.jboss.resteasy.reactive.RestResponse;

/** What the journal keeps of alerts. Which of them are open is the watchdog's to tell. */
@Path("/v1/alerts")
@RegisterForReflection(targets = AlertAcknowledged.class)
public final class AlertResource {
    private static final int LARGEST_PAGE = 1_000;

    private final AlertHistory history;
    private final Writer writer;
    private final Caller caller;

    AlertResource(AlertHistory history, Writer writer, Caller caller) {
        this.history = history;
        this.writer = writer;
        this.caller = caller;
    }

    /** Journals an alert. */
    @POST
    @RolesAllowed(Roles.SERVICE)
    public CompletionStage<RestResponse<Recorded>> alert(AlertReport alert) {
        Checks.present("body", alert);
        return writer.submit(transaction -> recorded(Alerts.raise(transaction, alert)))
                .thenApply(recorded -> RestResponse.status(RestResponse.Status.CREATED, recorded));
    }

    /** Rows of alerts and acknowledgements before a sequence, newest first. */
    @GET
    @Path("journaled")
    @RunOnVirtualThread
    @RolesAllowed({Roles.OPERATOR, Roles.VIEWER, Roles.SERVICE})
    public Page<Event> journaled(
            @QueryParam("cursor") @DefaultValue("" + Long.MAX_VALUE) long before,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        return history.before(before, Checks.range("limit", limit, 1, LARGEST_PAGE));
    }

    /** Journals that an alert has been seen. Which agent it is about, the watchdog knows, and asks. */
    @POST
    @Path("{id}/ack")
    @RolesAllowed({Roles.OPERATOR, Roles.VALIDATOR})
    public CompletionStage<Recorded> acknowledge(@PathParam("id") String id, AlertAcknowledgement said) {
        String note = Checks.present("body", said).note();
        var row = new AlertAcknowledged(Checks.name("id", id), note, caller.name());
        return writer.submit(transaction -> recorded(transaction.append(EventType.ALERT_ACKNOWLEDGED, row)));
    }

    private static Recorded recorded(JournalRow row) {
        return new Recorded(row.seq(), row.at());
    }
}
