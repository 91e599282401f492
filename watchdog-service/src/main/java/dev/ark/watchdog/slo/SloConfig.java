package dev.ark.watchdog.slo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What is promised, where it is told, and who is asked for it. */
@ConfigMapping(prefix = "ark.watchdog.slo")
public interface SloConfig {
    /** The address that the objectives are told at; it answers anybody. */
    @WithDefault("127.0.0.1")
    String host();

    /** Its port; any free one when 0. */
    @WithDefault("9090")
    int port();

    /** Time between two samples. */
    @WithDefault("10s")
    Duration interval();

    /** How far back value and state of an objective look, up to three days. */
    @WithDefault("1h")
    Duration window();

    /** How old the last sample may be before there is no data. */
    @WithDefault("1m")
    Duration recent();

    /** With fewer events in the long window of a burn rate there is no alert. */
    @WithDefault("50")
    long fewestEvents();

    /** How long a service may take to tell what it has counted. */
    @WithDefault("1500ms")
    Duration timeout();

    /** Directory that samples are kept in over a restart; without it a restart forgets them. */
    Optional<Path> directory();

    /** The services that are asked; those of the canary slot are there during a rollout only. */
    Sources sources();

    /** Addresses of services. */
    interface Sources {
        /** The core of the stable slot. */
        @WithDefault("http://127.0.0.1:8102")
        URI core();

        /** The graveyard of the stable slot. */
        @WithDefault("http://127.0.0.1:8101")
        URI graveyard();

        /** The core of the canary slot. */
        @WithDefault("http://127.0.0.1:8202")
        URI canaryCore();

        /** The deployer, which is the edge too in a local installation; nobody is asked without it. */
        Optional<URI> edge();

        /** The graveyard of the canary slot. */
        @WithDefault("http://127.0.0.1:8201")
        URI canaryGraveyard();
    }
}
