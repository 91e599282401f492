package dev.ark.watchdog.http;

import dev.ark.contract.http.AlertAcknowledgement;
import dev.ark.contract.http.QuarantineOrder;
import dev.ark.contract.http.Reason;
import dev.ark.contract.http.Recorded;
import dev.ark.runtime.identity.ServiceCallFilter;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** A person's commands passed on to the core under that person's own token, so that the core records who it was. */
@Path("/v1")
@RegisterRestClient(configKey = "core")
@RegisterProvider(ServiceCallFilter.class)
public interface CoreCommands {
    @POST
    @Path("agents/{agent}/quarantine")
    Response quarantine(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
            @PathParam("agent") String agent,
            QuarantineOrder order);

    @POST
    @Path("agents/{agent}/restore")
    Response restore(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, @PathParam("agent") String agent, Reason reason);

    @POST
    @Path("{command}")
    Response toAll(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, @PathParam("command") String command, Reason reason);

    @POST
    @Path("alerts/{id}/ack")
    Recorded acknowledge(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
            @PathParam("id") String id,
            AlertAcknowledgement said);
}
