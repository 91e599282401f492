package dev.ark.core.chaos;

import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Fails a share of the requests for decisions before anything is done for them. */
public final class ErrorFilter {
    private static final Set<String> DECISIONS = Set.of("/v1/decisions", "/v1/decisions:batch");

    private final ErrorShare share;

    ErrorFilter(ErrorShare share) {
        this.share = share;
    }

    @ServerRequestFilter
    public void fail(ContainerRequestContext request) {
        if (request.getMethod().equals(HttpMethod.POST)
                && DECISIONS.contains(request.getUriInfo().getPath())
                && share.next()) {
            throw new ProblemException(ProblemCode.INTERNAL, "it fails on purpose: ARK_CHAOS_ERROR_RATE is set");
        }
    }
}
