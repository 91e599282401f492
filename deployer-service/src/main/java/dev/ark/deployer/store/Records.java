package dev.ark.deployer.store;

import java.nio.file.Path;

/** All that is kept of rollouts, in one database and under one tenure. */
public record Records(Tenure tenure, RolloutStore rollouts, CommandStore commands, JobStore jobs, Outbox outbox) {
    /**
     * Those in a database.
     *
     * @param lockFile locked by the deployer that is at work
     */
    public static Records in(DeployerDatabase database, Path lockFile) {
        Tenure tenure = new Tenure(database, lockFile);
        return new Records(
                tenure,
                new RolloutStore(database, tenure),
                new CommandStore(database, tenure),
                new JobStore(database, tenure),
                new Outbox(database));
    }
}
