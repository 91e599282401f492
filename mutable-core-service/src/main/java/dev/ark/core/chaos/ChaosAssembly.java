package dev.ark.core.chaos;

import dev.ark.core.FailStop;
import dev.ark.core.decision.Admission;
import dev.ark.runtime.deployment.Environment;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Sets the hooks, or refuses to start. */
public final class ChaosAssembly {
    private static final Logger LOG = Logger.getLogger(ChaosAssembly.class);

    @Produces
    @Singleton
    ChaosHooks hooks(
            ChaosConfig config,
            @ConfigProperty(name = Environment.SETTING, defaultValue = "development") Environment environment) {
        return ChaosHooks.of(config, environment);
    }

    /** Before anything is opened: a refusal leaves everything as it is. */
    void start(@Observes @Priority(0) StartupEvent start, ChaosHooks hooks, FailStop failStop) {
        if (!hooks.inWords().isEmpty()) {
            LOG.warnf("this core is broken on purpose: %s", String.join(", ", hooks.inWords()));
        }
        hooks.crashAfter().ifPresent(wait -> TimedCrash.after(wait, failStop));
    }

    @Produces
    @Singleton
    Admission admission(ChaosHooks hooks) {
        long millis = hooks.delayMillis().orElse(0);
        return millis == 0 ? Runnable::run : new DelayedAdmission(Duration.ofMillis(millis));
    }

    void close(@Disposes Admission admission) {
        if (admission instanceof DelayedAdmission delayed) {
            delayed.close();
        }
    }

    @Produces
    @Singleton
    ErrorShare errors(ChaosHooks hooks) {
        return new ErrorShare(hooks.errorRate().orElse(0));
    }
}
