package dev.ark.core.snapshot;

import dev.ark.contract.journal.CheckpointCopies;
import dev.ark.contract.journal.CheckpointSigner;
import dev.ark.contract.local.RestoreFiles;
import dev.ark.core.StateConfig;
import dev.ark.core.decision.DecisionConfig;
import dev.ark.core.retention.ArchiveDirectory;
import dev.ark.core.sqlite.Database;
import dev.ark.core.sqlite.Writer;
import dev.ark.runtime.deployment.Deployment;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;

/** Makes what copies the state and puts copies back. */
final class SnapshotAssembly {
    @Produces
    @Singleton
    RestoreFiles restoreFiles(StateConfig config) {
        return new RestoreFiles(config.path());
    }

    @Produces
    @Singleton
    SnapshotFiles snapshotFiles(SnapshotConfig config, RestoreFiles files) {
        return new SnapshotFiles(config.directory().orElseGet(files::snapshots));
    }

    @Produces
    @Singleton
    RestoreSettings restoreSettings(
            CheckpointCopies copies, ArchiveDirectory archive, Clock clock, Deployment deployment) {
        return new RestoreSettings(copies, archive, clock, deployment.deployment(), deployment.version());
    }

    /**
     * What was asked for is restored here, before anything opens the database. The lock is never given up but by the end of the process: what is
     * written last must not meet somebody who puts another file in its place.
     */
    @Produces
    @Singleton
    StateLock lock(RestoreFiles files, SnapshotFiles snapshots, CheckpointSigner signer, RestoreSettings settings)
            throws IOException {
        return PendingRestore.logged(files, snapshots, signer.verifier(), settings)
                .openState();
    }

    @Produces
    @Singleton
    SnapshotMetrics metrics(MeterRegistry meters, SnapshotFiles files) {
        return new SnapshotMetrics(meters, files.all().stream().findFirst());
    }

    @Produces
    @Singleton
    DiskRoom room(StateConfig state) {
        return new DiskRoom(state.reserve().asLongValue());
    }

    @Produces
    @Singleton
    SnapshotMaker maker(Database database, SnapshotFiles files, CheckpointSigner signer, DiskRoom room, Clock clock) {
        return new SnapshotMaker(database, files, signer.verifier(), room, clock);
    }

    @Produces
    @Singleton
    SnapshotPruning pruning(SnapshotFiles files, RestoreFiles restores, SnapshotConfig config) {
        return new SnapshotPruning(files, restores, config.keep());
    }

    @Produces
    @Singleton
    @Startup
    Snapshots snapshots(
            SnapshotFiles files, SnapshotMaker maker, SnapshotPruning pruning, Writer writer, SnapshotMetrics metrics)
            throws IOException {
        Snapshots snapshots = new Snapshots(files, maker, pruning, writer, metrics);
        snapshots.tidy();
        return snapshots;
    }

    @Produces
    @Singleton
    SnapshotVerification verification(
            SnapshotFiles files, CheckpointSigner signer, Clock clock, SnapshotMetrics metrics) {
        return new SnapshotVerification(files, signer.verifier(), clock, metrics);
    }

    @Produces
    @Singleton
    Restores restores(SnapshotFiles snapshots, RestoreFiles files, Writer writer, Clock clock) {
        return new Restores(snapshots, files, writer, clock);
    }

    @Produces
    @Singleton
    DrillSettings drillSettings(
            ArchiveDirectory archive, DiskRoom room, DecisionConfig decisions, SnapshotConfig config, Clock clock) {
        return new DrillSettings(archive, room, decisions.idempotencyLifetime(), config.drillLimit(), clock);
    }

    @Produces
    @Singleton
    Drill drill(Database database, SnapshotFiles files, SnapshotVerification verification, DrillSettings settings) {
        return new Drill(database, files, verification, settings);
    }

    @Produces
    @Singleton
    SnapshotSchedule schedule(Snapshots snapshots, SnapshotConfig config, Clock clock, Deployment deployment) {
        boolean makesThem = deployment.deployment().equals(Deployment.STABLE);
        return new SnapshotSchedule(snapshots, makesThem ? config.every() : Duration.ZERO, clock);
    }
}
