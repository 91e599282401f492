package dev.ark.core.http;

import dev.ark.contract.http.Checks;
import dev.ark.contract.http.RecordedDecisions;
import dev.ark.contract.http.ReplayReport;
import dev.ark.contract.http.ReplayRequest;
import dev.ark.contract.identity.Roles;
import dev.ark.contract.local.LocalLayout;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.decision.Replays;
import dev.ark.core.journal.JournalReader;
import dev.ark.runtime.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

/** What a change of the rules would have changed. */
@Path("/v1")
public final class ReplayResource {
    private final Replays replays;
    private final JournalReader journal;
    private final Caller caller;

    ReplayResource(Replays replays, JournalReader journal, Caller caller) {
        this.replays = replays;
        this.journal = journal;
        this.caller = caller;
    }

    /** Runs recorded decisions against a candidate manifest; nothing is written. */
    @POST
    @Path("rulesets:replay")
    @RunOnVirtualThread
    @RolesAllowed(Roles.OPERATOR)
    public ReplayReport replay(ReplayRequest request) {
        return replays.replay(Checks.present("body", request));
    }

    /** Recorded decisions with the facts that they were made on, for the deployer alone, which has a release decide them anew. */
    @GET
    @Path("decisions:recorded")
    @RunOnVirtualThread
    @RolesAllowed(Roles.SERVICE)
    public RecordedDecisions recorded(
            @QueryParam("before") @DefaultValue("9223372036854775807") long before,
            @QueryParam("limit") @DefaultValue("" + RecordedDecisions.MOST) int limit) {
        if (!caller.name().equals(LocalLayout.DEPLOYER)) {
            throw new ProblemException(ProblemCode.FORBIDDEN, "recorded decisions are for the deployer");
        }
        return new RecordedDecisions(
                replays.before(before, Checks.range("limit", limit, 1, RecordedDecisions.MOST)),
                journal.head().oldestSeq());
    }
}
