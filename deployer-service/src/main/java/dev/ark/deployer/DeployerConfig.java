package dev.ark.deployer;

import dev.ark.runtime.deployment.Environment;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Everything that can be set at the deployer. */
@ConfigMapping(prefix = "ark.deployer")
public interface DeployerConfig {
    /** What runs the services. */
    @WithDefault("processes")
    Orchestration orchestrator();

    /** Directory of the local installation. */
    @WithDefault(".ark")
    Path home();

    /** Added to every port, 0 to 50,000. */
    @WithDefault("0")
    int portOffset();

    /** The java executable that services are started with. */
    @WithDefault("java")
    String java();

    /** Whether the user runs Redis, so that none is started and no user and password is made for it. */
    @WithDefault("false")
    boolean externalRedis();

    /** In production no release may provoke faults. */
    @WithDefault("development")
    Environment environment();

    /** Where the core keeps its snapshots; {@code snapshots} beside the database when absent. */
    Optional<Path> snapshotDirectory();

    Supervision supervision();

    Edge edge();

    Synthetic synthetic();

    Rollout rollout();

    Services services();

    Observation observation();

    Baseline baseline();

    Preflight preflight();

    Replay replay();

    /** The token of the role validator; {@code secrets/validator.token} of the installation when absent. */
    Optional<Path> validatorTokenFile();

    Validation validation();

    /** What runs the services. */
    enum Orchestration {
        /** Nothing: they are run by somebody else. */
        NONE,
        /** Child processes of this machine. */
        PROCESSES
    }

    /** How processes are looked after. */
    interface Supervision {
        /** Time between two looks at what runs; the end of a process is noticed at once. */
        @WithDefault("200ms")
        Duration turn();

        /** Time between two questions to a process that is not ready. */
        @WithDefault("200ms")
        Duration probeUntilReady();

        /** Time between two questions to a process that is ready. */
        @WithDefault("1s")
        Duration probeOnceReady();

        /** How long a process may take to say that it is ready. */
        @WithDefault("2s")
        Duration probeTimeout();

        /** Wait after the second death in a row of a process that was not ready yet; it doubles from then on. */
        @WithDefault("100ms")
        Duration firstBackOff();

        /** The longest such wait. */
        @WithDefault("10s")
        Duration longestBackOff();

        /** How long a process that was ready may answer nothing at all before it is started again. One that answers that it is not ready is left. */
        @WithDefault("60s")
        Duration hungAfter();

        /** How long a process that is replaced may take to end what it has taken before it is killed. */
        @WithDefault("30s")
        Duration drain();
    }

    /** The embedded edge, where requests come in. */
    interface Edge {
        /** The address it listens on. */
        @WithDefault("127.0.0.1")
        String host();

        /** Its port; 8000 plus the offset when absent, any free one when 0. */
        OptionalInt port();

        /** Its event loops; one a processor when absent. */
        OptionalInt eventLoops();

        /** The largest body of a request, in bytes. */
        @WithDefault("262144")
        int maxBodyBytes();

        /** The most bytes that the headers of a request may have together. */
        @WithDefault("16384")
        int maxHeaderBytes();

        /** The longest first line of a request, in bytes. */
        @WithDefault("8192")
        int maxRequestLineBytes();

        /** Requests that may be under way; those beyond are refused. Event streams do not count: the core bounds them. */
        @WithDefault("1024")
        int maxRequests();

        /** Bytes of bodies that may be held at once, on the heap, where they take up to twice as much; requests beyond are refused. */
        @WithDefault("33554432")
        long maxHeldBytes();

        /** Connections that clients may have open; those beyond are closed at once. */
        @WithDefault("4096")
        int maxClients();

        /** Connections kept to each backend, for each event loop. */
        @WithDefault("256")
        int connections();

        /** Requests that may wait for a connection, for each event loop; those beyond are refused. */
        @WithDefault("1024")
        int waiting();

        /** How long connecting to a backend may take. */
        @WithDefault("1s")
        Duration connectTimeout();

        /** How long a backend may be silent while it answers; event streams may be silent for ever. */
        @WithDefault("30s")
        Duration upstreamTimeout();

        /** How long the head and the body of a request may take to come in, from their first byte, before the connection is closed. */
        @WithDefault("10s")
        Duration readTimeout();

        /** How long a client's connection may stay open while nothing is asked on it. */
        @WithDefault("75s")
        Duration keepAliveTimeout();

        /** How long a client's connection may be silent in both directions, whatever is under way on it: event streams above all. */
        @WithDefault("10m")
        Duration idleTimeout();

        /** How long requests may take to end when the deployer is told to stop. */
        @WithDefault("5s")
        Duration drain();
    }

    /** Rollouts. */
    interface Rollout {
        /** Time between two looks at the open rollout. */
        @WithDefault("500ms")
        Duration turn();
    }

    /** The validation. */
    interface Validation {
        /** How long one of its requests may take before the check fails. */
        @WithDefault("10s")
        Duration requestTimeout();

        /** At which agents are expected to send heartbeats, as the watchdog is configured. */
        @WithDefault("10s")
        Duration heartbeatInterval();

        /** How soon after its failure an agent must be quarantined: a turn of the watchdog's loop and 100 ms. */
        @WithDefault("5100ms")
        Duration isolatedWithin();

        /** How long the watchdog's loops are looked at: two turns of the slowest, at least. */
        @WithDefault("11s")
        Duration loopsWatchedFor();
    }

    /** The synthetic loop. */
    interface Synthetic {
        /** How long one of its requests may take before it counts as an error. */
        @WithDefault("5s")
        Duration requestTimeout();

        /** Time between two refreshes of the facts that its proposals are decided on. */
        @WithDefault("5s")
        Duration factRefresh();
    }

    /** What the deployer samples of the slots. */
    interface Observation {
        /** Time between two samples at most; a rollout that is checked more often is sampled as often. */
        @WithDefault("30s")
        Duration interval();

        /** How long a service may take to tell what it has counted. */
        @WithDefault("1500ms")
        Duration timeout();

        /** How long samples are kept; those of an open rollout as long as that is open. */
        @WithDefault("24h")
        Duration kept();
    }

    /** Addresses of services; those of the local installation when absent. */
    interface Services {
        /** The graveyard of the stable slot. */
        Optional<URI> graveyard();

        /** The core of the stable slot. */
        Optional<URI> core();

        /** The watchdog of the stable slot. */
        Optional<URI> watchdog();

        /** The graveyard of the canary slot. */
        Optional<URI> canaryGraveyard();

        /** The core of the canary slot. */
        Optional<URI> canaryCore();

        /** The watchdog of the canary slot. */
        Optional<URI> canaryWatchdog();
    }

    /** What canaries are compared with. */
    interface Baseline {
        /** How long stable must have been sampled, without gaps in between, before a rollout begins. */
        @WithDefault("2m")
        Duration least();

        /** How far back forecasts look. */
        @WithDefault("30m")
        Duration over();
    }

    /** What a rollout needs before it begins. */
    interface Preflight {
        /** Free disk space beyond three times the database, in bytes. */
        @WithDefault("268435456")
        long diskMargin();

        /** How long ago the newest snapshot may have been verified, if not all rows after it can be read now. */
        @WithDefault("2h")
        Duration journalVerified();

        /** How long the rows after the newest snapshot are read. */
        @WithDefault("45s")
        Duration journalReading();
    }

    /** The replay gate. */
    interface Replay {
        /** How many of the latest decisions are decided anew. */
        @WithDefault("1000")
        int decisions();

        /** None that are older than this are. */
        @WithDefault("24h")
        Duration age();

        /** Share of those decisions whose outcome may change, 0 to 1; none may become laxer, unless the operator consents. */
        @WithDefault("0.01")
        double mostChanged();
    }
}
