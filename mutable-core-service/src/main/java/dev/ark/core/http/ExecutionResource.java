package dev.ark.core.http;

import dev.ark.contract.http.Checks;
import dev.ark.contract.http.ExecutionReport;
import dev.ark.contract.http.Recorded;
import dev.ark.contract.identity.Roles;
import dev.ark.core.execution.ExecutionStore;
import dev.ark.runtime.identity.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.concurrent.CompletionStage;
import org.jboss.resteasy.reactive.RestResponse;

/** What brokers report of orders. */
@Path("/v1/executions")
public final class ExecutionResource {
    private final ExecutionStore executions;
    private final Caller caller;

    ExecutionResource(ExecutionStore executions, Caller caller) {
        this.executions = executions;
        this.caller = caller;
    }

    @POST
    @RolesAllowed(Roles.BROKER)
    public CompletionStage<RestResponse<Recorded>> report(ExecutionReport report) {
        return executions
                .report(Checks.present("body", report), caller.name())
                .thenApply(recorded -> RestResponse.status(RestResponse.Status.CREATED, recorded));
    }
}
