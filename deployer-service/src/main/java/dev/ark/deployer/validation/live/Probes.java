package dev.ark.deployer.validation.live;

import dev.ark.deployer.validation.Finding;
import dev.ark.deployer.validation.ValidationCheck;

/** How each check is made. Not thread-safe. */
final class Probes {
    private final EthicsProbes ethics;
    private final IsolationProbes isolation;
    private final HeartbeatProbes heartbeat;
    private final StateProbes state;
    private final IntegrationProbes integration;

    Probes(Site site) {
        this.ethics = new EthicsProbes(site);
        this.isolation = new IsolationProbes(site);
        this.heartbeat = new HeartbeatProbes(site);
        this.state = new StateProbes(site);
        this.integration = new IntegrationProbes(site);
    }

    IsolationProbes isolation() {
        return isolation;
    }

    HeartbeatProbes heartbeat() {
        return heartbeat;
    }

    StateProbes state() {
        return state;
    }

    IntegrationProbes integration() {
        return integration;
    }

    /** Makes a check. */
    Finding look(ValidationCheck check) throws CallFailedException, InterruptedException {
        return switch (check) {
            case POSITION_SIZE_DENIED -> ethics.positionSize();
            case LEVERAGE_DENIED -> ethics.leverage();
            case MISSING_STOP_DENIED -> ethics.missingStop();
            case VALID_PASSES -> ethics.valid();
            case FAILING_AGENT_ISOLATED -> isolation.failingAgent();
            case ISOLATED_AGENT_GETS_NOTHING_THROUGH -> isolation.nothingGetsThrough();
            case MISSED_BEAT_ALERTS -> heartbeat.missedBeat();
            case LOOP_FREQUENCIES -> heartbeat.loops();
            case HISTORY_CONTIGUOUS -> state.history();
            case ROLLBACK -> state.rollback();
            case VERSIONS_AND_TIMES_MONOTONIC -> state.monotonic();
            case END_TO_END -> integration.endToEnd();
            case TRACE_CONTINUITY -> integration.trace();
        };
    }
}
