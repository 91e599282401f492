package dev.ark.deployer.http;

import dev.ark.contract.identity.Roles;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.deployer.work.Records;
import dev.ark.deployer.work.Records.Kind;
import dev.ark.deployer.work.ReplayRecord;
import dev.ark.deployer.work.RestoreRecord;
import dev.ark.deployer.work.WorkFailedException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** What the work of a rollout found, in full where its rows have a sentence. */
@Path("/v1/rollouts")
@RolesAllowed({Roles.OPERATOR, Roles.VIEWER})
@RunOnVirtualThread
public final class WorkRecordResource {
    private final Records records;

    WorkRecordResource(Records records) {
        this.records = records;
    }

    /** What the version's rules made of recorded decisions. */
    @GET
    @Path("{id}/replay")
    public ReplayRecord replay(@PathParam("id") String id) {
        return find(Kind.REPLAYS, id, ReplayRecord.class);
    }

    /** The restore that a rollback made, with what is lost, if anything. */
    @GET
    @Path("{id}/restore")
    public RestoreRecord restore(@PathParam("id") String id) {
        return find(Kind.RESTORES, id, RestoreRecord.class);
    }

    private <T> T find(Kind kind, String id, Class<T> type) {
        try {
            return records.find(kind, id, type)
                    .orElseThrow(() -> new ProblemException(
                            ProblemCode.NOT_FOUND, "rollout " + id + " has no record of this kind"));
        } catch (WorkFailedException e) {
            throw new ProblemException(ProblemCode.UNAVAILABLE, String.valueOf(e.getMessage()), e);
        }
    }
}
