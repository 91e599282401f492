package dev.ark.core.snapshot;

import dev.ark.contract.event.EventType;
import dev.ark.contract.http.RestoreReport;
import dev.ark.contract.http.RestoreRequest;
import dev.ark.contract.http.StateSnapshot;
import dev.ark.contract.local.RestoreFiles;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.sqlite.Writer;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

/** Asks for restores, and tells what became of the latest. Thread-safe. */
public final class Restores {
    private final SnapshotFiles snapshots;
    private final RestoreFiles files;
    private final Writer writer;
    private final Clock clock;

    Restores(SnapshotFiles snapshots, RestoreFiles files, Writer writer, Clock clock) {
        this.snapshots = snapshots;
        this.files = files;
        this.writer = writer;
        this.clock = clock;
    }

    /**
     * Asks for a restore at the next start of a core beside which no other runs. It is journaled and on disk when this returns; it takes the
     * place of another that was asked for.
     *
     * @throws ProblemException NOT_FOUND when there is no such snapshot; CONFLICT when it was found damaged
     */
    public RestoreRequest request(String id, String reason, String actor) {
        StateSnapshot snapshot = snapshots
                .find(id)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "there is no snapshot " + id));
        if (!snapshot.verified()) {
            throw new ProblemException(
                    ProblemCode.CONFLICT, "snapshot " + id + " was found damaged: " + snapshot.flaw());
        }
        RestoreRequest request = new RestoreRequest(UUID.randomUUID().toString(), id, reason, actor, clock.instant());
        try {
            writer.submit(transaction -> transaction.append(EventType.RESTORE_REQUESTED, request))
                    .get();
            files.ask(request);
            return request;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ProblemCode.NOT_DURABLE, "interrupted before it was journaled", e);
        } catch (ExecutionException | IOException e) {
            throw new ProblemException(ProblemCode.NOT_DURABLE, "the request could not be written", e);
        }
    }

    /** What became of the latest request that was carried out or refused. */
    public Optional<RestoreReport> latest() {
        try {
            return files.report(files.report());
        } catch (IOException e) {
            throw new ProblemException(ProblemCode.UNAVAILABLE, String.valueOf(e.getMessage()), e);
        }
    }
}
