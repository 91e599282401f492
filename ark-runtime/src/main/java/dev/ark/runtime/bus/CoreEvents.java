package dev.ark.runtime.bus;

import dev.ark.contract.event.EventPage;
import dev.ark.contract.http.JournalHead;
import dev.ark.runtime.identity.ServiceCallFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The journal, asked over HTTP. */
@Path("/v1")
@RegisterRestClient(configKey = "core")
@RegisterProvider(ServiceCallFilter.class)
public interface CoreEvents {
    @GET
    @Path("events")
    EventPage after(@QueryParam("after") long seq, @QueryParam("limit") int limit);

    @GET
    @Path("journal/head")
    JournalHead head();
}
