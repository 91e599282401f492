package dev.ark.runtime.trace;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Takes up the caller's trace, gives it to the log lines of the request, and tells the caller which trace it was. */
public final class TraceFilter {
    private final Trace trace;

    TraceFilter(Trace trace) {
        this.trace = trace;
    }

    @ServerRequestFilter(preMatching = true)
    public void takeUp(ContainerRequestContext request) {
        trace.continueFrom(TraceParent.continuing(request.getHeaderString(TraceParent.HEADER)));
        MDC.put("trace_id", trace.parent().traceId());
    }

    @ServerResponseFilter
    public void tell(ContainerResponseContext response) {
        response.getHeaders().putSingle(TraceParent.HEADER, trace.parent().toString());
    }
}
