package dev.ark.core.http;

import dev.ark.contract.http.Checks;
import dev.ark.contract.http.ConsistencyProof;
import dev.ark.contract.http.InclusionProof;
import dev.ark.contract.http.JournalHead;
import dev.ark.contract.identity.Roles;
import dev.ark.core.checkpoint.JournalProofs;
import dev.ark.core.journal.JournalReader;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;

/** The journal as evidence: its head, what was signed of it, proofs, and its rows to take away. */
@Path("/v1/journal")
@RegisterForReflection(targets = {InclusionProof.class, ConsistencyProof.class})
@RolesAllowed({Roles.OPERATOR, Roles.VIEWER, Roles.SERVICE})
public final class JournalResource {
    private final JournalReader journal;
    private final JournalProofs proofs;
    private final JournalExport export;

    JournalResource(JournalReader journal, JournalProofs proofs, JournalExport export) {
        this.journal = journal;
        this.proofs = proofs;
        this.export = export;
    }

    @GET
    @Path("head")
    @RunOnVirtualThread
    public JournalHead head() {
        return journal.head();
    }

    /** The newest checkpoint, in the form of C2SP tlog-checkpoint. */
    @GET
    @Path("checkpoint")
    @Produces(MediaType.TEXT_PLAIN)
    @RunOnVirtualThread
    public String checkpoint() {
        return proofs.checkpoint();
    }

    /** The key that checkpoints are verified with, in the form of C2SP signed-note. */
    @GET
    @Path("key")
    @Produces(MediaType.TEXT_PLAIN)
    public String key() {
        return proofs.key() + "\n";
    }

    /** That a row is in the journal ({@code seq}, and {@code size} of the tree if not the newest), or that it only grew ({@code from}, {@code to}). */
    @GET
    @Path("proof")
    @RunOnVirtualThread
    public Object proof(
            @QueryParam("seq") Long seq,
            @QueryParam("size") Long size,
            @QueryParam("from") Long from,
            @QueryParam("to") Long to) {
        return seq == null
                ? proofs.consistency(Checks.present("from", from), Checks.present("to", to))
                : proofs.inclusion(seq, size);
    }

    /** Rows after a sequence, or all that are kept, oldest first, one JSON object a line, up to the last that there is now, unless limited. */
    @GET
    @Path("export")
    @Produces("application/x-ndjson")
    @RunOnVirtualThread
    public StreamingOutput export(
            @QueryParam("after") Long after, @QueryParam("limit") @DefaultValue("9223372036854775807") long limit) {
        return export.rows(after, limit);
    }
}
