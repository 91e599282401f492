package dev.ark.watchdog.http;

import dev.ark.contract.http.AlertAcknowledgement;
import dev.ark.contract.http.AlertPage;
import dev.ark.contract.http.AlertReport.Level;
import dev.ark.contract.http.AlertView;
import dev.ark.contract.http.Checks;
import dev.ark.contract.identity.Roles;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.runtime.identity.Caller;
import dev.ark.watchdog.alert.AlertLog;
import dev.ark.watchdog.alert.AlertQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** What a person should know, and what a person said to it. */
@Path("/v1/alerts")
@RunOnVirtualThread
public final class AlertResource {
    private final AlertLog alerts;
    private final Acknowledgements acknowledgements;
    private final Caller caller;

    AlertResource(AlertLog alerts, Acknowledgements acknowledgements, Caller caller) {
        this.alerts = alerts;
        this.acknowledgements = acknowledgements;
        this.caller = caller;
    }

    /**
     * Alerts, newest first.
     *
     * @param level the lowest level, such as {@code critical}
     * @param state {@code open} or {@code acknowledged}; both when absent
     * @param since none older than this time
     */
    @GET
    @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.SERVICE})
    public AlertPage list(
            @QueryParam("level") Optional<String> level,
            @QueryParam("agent") Optional<String> agent,
            @QueryParam("state") Optional<String> state,
            @QueryParam("since") Optional<String> since,
            @QueryParam("cursor") @DefaultValue("") String cursor,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        var query = new AlertQuery(
                level.map(AlertResource::level),
                agent.map(name -> Checks.name("agent", name)),
                state.map(AlertResource::acknowledged),
                since.map(AlertResource::time),
                limit);
        return alerts.list(query, cursor);
    }

    /** Says that an alert has been seen; whoever only tries ARK, one about a trial agent. */
    @POST
    @Path("{id}/ack")
    @RolesAllowed({Roles.OPERATOR, Roles.VALIDATOR})
    public AlertView acknowledge(@PathParam("id") String id, AlertAcknowledgement said) {
        AlertView alert = alerts.find(Checks.name("id", id))
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "no alert " + id + " is known"));
        caller.requireTrial(alert.agent() == null ? "" : alert.agent());
        if (alert.acknowledged() != null) {
            throw new ProblemException(
                    ProblemCode.CONFLICT,
                    "it was acknowledged by " + alert.acknowledged().by() + " before");
        }
        alerts.acknowledged(id, acknowledgements.journal(id, Checks.present("body", said)));
        return alerts.find(id).orElse(alert);
    }

    private static Level level(String text) {
        try {
            return Level.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemCode.INVALID_VALUE, "level is no level of alerts", e);
        }
    }

    private static boolean acknowledged(String state) {
        return switch (state) {
            case "acknowledged" -> true;
            case "open" -> false;
            default -> throw Checks.invalid("state", "is neither open nor acknowledged");
        };
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new ProblemException(ProblemCode.INVALID_VALUE, "since is no time", e);
        }
    }
}
