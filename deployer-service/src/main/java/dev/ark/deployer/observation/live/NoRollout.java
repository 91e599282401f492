package dev.ark.deployer.observation.live;

import dev.ark.deployer.observation.OpenRollout;
import dev.ark.deployer.rollout.RolloutState;
import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Where nobody rolls anything out. */
@DefaultBean
@Singleton
public final class NoRollout implements OpenRollout {
    @Override
    public Optional<RolloutState> now() {
        return Optional.empty();
    }
}
