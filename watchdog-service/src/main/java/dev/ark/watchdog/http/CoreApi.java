package dev.ark.watchdog.http;

import dev.ark.contract.http.AdoptedRuleset;
import dev.ark.contract.http.AgentList;
import dev.ark.contract.http.AlertReport;
import dev.ark.contract.http.ControlState;
import dev.ark.contract.http.LeaseRenewal;
import dev.ark.contract.http.QuarantineOrder;
import dev.ark.contract.http.Reason;
import dev.ark.contract.http.Recorded;
import dev.ark.runtime.identity.ServiceCallFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What the watchdog itself asks the core for, as a service. */
@Path("/v1")
@RegisterRestClient(configKey = "core")
@RegisterProvider(ServiceCallFilter.class)
public interface CoreApi {
    @POST
    @Path("agents/{agent}/quarantine")
    ControlState quarantine(@PathParam("agent") String agent, QuarantineOrder order);

    @POST
    @Path("halt")
    ControlState halt(Reason reason);

    @POST
    @Path("reduce")
    ControlState reduce(Reason reason);

    @POST
    @Path("watchdog/lease")
    void renewLease(LeaseRenewal renewal);

    @GET
    @Path("ruleset/adopted")
    AdoptedRuleset adopted();

    @POST
    @Path("alerts")
    Recorded alert(AlertReport alert);

    @GET
    @Path("agents")
    AgentList agents(@QueryParam("after") String name, @QueryParam("limit") int limit);

    @GET
    @Path("control")
    ControlState control();
}
