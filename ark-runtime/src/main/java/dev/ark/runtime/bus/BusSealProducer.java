package dev.ark.runtime.bus;

import dev.ark.contract.event.BusSeal;
import dev.ark.runtime.secret.SecretFile;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The seal under the bus key of this installation. */
public final class BusSealProducer {
    @Produces
    @Singleton
    BusSeal seal(BusConfig config) {
        return new BusSeal(SecretFile.key(config.keyFile()));
    }
}
