package dev.ark.core.http;

import dev.ark.contract.decision.Proposal;
import dev.ark.contract.evaluation.Verdict;
import dev.ark.contract.http.Checks;
import dev.ark.contract.identity.Roles;
import dev.ark.core.decision.Rehearsals;
import dev.ark.runtime.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;

/** Dry runs: what a proposal would be answered now. */
@Path("/v1/evaluations")
public final class EvaluationResource {
    private final Rehearsals rehearsals;
    private final Caller caller;

    EvaluationResource(Rehearsals rehearsals, Caller caller) {
        this.rehearsals = rehearsals;
        this.caller = caller;
    }

    /** Journals nothing and reserves nothing. A service may ask too, as this one does to warm up. */
    @POST
    @RunOnVirtualThread
    @RolesAllowed({Roles.AGENT, Roles.SERVICE})
    public Verdict rehearse(Proposal proposal) {
        return rehearsals
                .rehearse(caller.name(), List.of(Checks.present("body", proposal)))
                .getFirst();
    }
}
