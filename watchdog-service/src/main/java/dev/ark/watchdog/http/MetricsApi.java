package dev.ark.watchdog.http;

import dev.ark.runtime.identity.ServiceCallFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What any service counts. */
@Path("/q/metrics")
@RegisterRestClient(configKey = "metrics")
@RegisterProvider(ServiceCallFilter.class)
public interface MetricsApi {
    @GET
    @Produces(MediaType.TEXT_PLAIN)
    String metrics();
}
