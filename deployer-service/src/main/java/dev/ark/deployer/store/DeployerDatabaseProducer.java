package dev.ark.deployer.store;

import dev.ark.contract.local.LocalLayout;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The deployer's database, in its own directory. */
public final class DeployerDatabaseProducer {
    @Produces
    @Singleton
    DeployerDatabase database(LocalLayout layout) {
        return DeployerDatabase.open(layout.deployerDirectory().resolve("deployer.db"));
    }

    void close(@Disposes DeployerDatabase database) {
        database.close();
    }
}
