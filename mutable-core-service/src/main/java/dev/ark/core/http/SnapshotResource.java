package dev.ark.core.http;

import dev.ark.contract.http.Checks;
import dev.ark.contract.http.DrillReport;
import dev.ark.contract.http.Page;
import dev.ark.contract.http.Reason;
import dev.ark.contract.http.RestoreRequest;
import dev.ark.contract.http.SnapshotCheck;
import dev.ark.contract.http.StateSnapshot;
import dev.ark.contract.identity.Roles;
import dev.ark.core.snapshot.Drill;
import dev.ark.core.snapshot.Restores;
import dev.ark.core.snapshot.SnapshotVerification;
import dev.ark.core.snapshot.Snapshots;
import dev.ark.runtime.identity.Caller;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.jboss.resteasy.reactive.RestResponse;

/** Verified copies of the whole state. */
@Path("/v1/snapshots")
@RegisterForReflection(targets = {StateSnapshot.class, RestoreRequest.class})
@RunOnVirtualThread
public final class SnapshotResource {
    private final Snapshots snapshots;
    private final SnapshotVerification verification;
    private final Drill drill;
    private final Restores restores;
    private final Caller caller;

    SnapshotResource(
            Snapshots snapshots, SnapshotVerification verification, Drill drill, Restores restores, Caller caller) {
        this.snapshots = snapshots;
        this.verification = verification;
        this.drill = drill;
        this.restores = restores;
        this.caller = caller;
    }

    /** Makes a snapshot while the state is at work; it is verified when the answer comes. */
    @POST
    @RolesAllowed({Roles.OPERATOR, Roles.SERVICE})
    public RestResponse<StateSnapshot> create(Reason reason) {
        String why = Checks.present("body", reason).reason();
        return RestResponse.status(RestResponse.Status.CREATED, snapshots.create(why, caller.name()));
    }

    /** The snapshots that are kept, the newest first. */
    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.VIEWER, Roles.SERVICE})
    public Page<StateSnapshot> list(@BeanParam PageQuery page) {
        return snapshots.list(page.request());
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.VIEWER, Roles.SERVICE})
    public StateSnapshot get(@PathParam("id") String id) {
        return Answers.present(snapshots.find(id), id);
    }

    /** Reads a snapshot's file again, and says what is wrong with it. */
    @POST
    @Path("{id}:verify")
    @RolesAllowed({Roles.OPERATOR, Roles.SERVICE})
    public SnapshotCheck verify(@PathParam("id") String id) {
        return verification.verify(id);
    }

    /** Rehearses the restore of a snapshot beside the state at work, and compares every table. */
    @POST
    @Path("{id}:drill")
    @RolesAllowed({Roles.OPERATOR, Roles.SERVICE})
    public DrillReport drill(@PathParam("id") String id) {
        return drill.run(id);
    }

    /** Asks for a restore: it is carried out when a core starts while no other runs, so both slots have to be stopped. */
    @POST
    @Path("{id}:restore")
    @RolesAllowed({Roles.OPERATOR, Roles.SERVICE})
    public RestResponse<RestoreRequest> restore(@PathParam("id") String id, Reason reason) {
        String why = Checks.present("body", reason).reason();
        return RestResponse.status(RestResponse.Status.ACCEPTED, restores.request(id, why, caller.name()));
    }
}
