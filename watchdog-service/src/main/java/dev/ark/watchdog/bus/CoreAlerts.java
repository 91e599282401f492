package dev.ark.watchdog.bus;

import dev.ark.contract.event.Event;
import dev.ark.contract.http.Page;
import dev.ark.runtime.identity.ServiceCallFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The alerts of the journal, asked over HTTP. */
@Path("/v1/alerts/journaled")
@RegisterRestClient(configKey = "core")
@RegisterProvider(ServiceCallFilter.class)
public interface CoreAlerts {
    /** Before a sequence, newest first. */
    @GET
    Page<Event> before(@QueryParam("cursor") long seq, @QueryParam("limit") int limit);
}
