package dev.ark.watchdog.http;

import dev.ark.contract.http.AdoptedRuleset;
import dev.ark.contract.http.AgentList;
import dev.ark.contract.http.AlertReport;
import dev.ark.contract.http.ControlState;
import dev.ark.contract.http.LeaseRenewal;
import dev.ark.contract.http.LeaseRenewal.Drift;
import dev.ark.contract.http.QuarantineOrder;
import dev.ark.contract.http.Reason;
import dev.ark.runtime.deployment.Deployment;
import dev.ark.watchdog.alert.AlertJournal;
import dev.ark.watchdog.bus.AgentDirectory;
import dev.ark.watchdog.control.ControlSource;
import dev.ark.watchdog.control.Halt;
import dev.ark.watchdog.drift.AdoptedRules;
import dev.ark.watchdog.lease.Lease;
import dev.ark.watchdog.quarantine.Enforcer;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The core, asked over HTTP. */
@Singleton
public final class CoreGateway
        implements Enforcer, AlertJournal, Lease, ControlSource, AgentDirectory, Halt, AdoptedRules {
    private static final int AGENTS_PAGE = 1_000;

    private final CoreApi core;
    private final String slot;

    CoreGateway(@RestClient CoreApi core, Deployment deployment) {
        this.core = core;
        this.slot = deployment.deployment();
    }

    @Override
    public void quarantine(String agent, String reason) {
        Counterpart.CORE.ask(() -> core.quarantine(agent, QuarantineOrder.automatic(reason)));
    }

    @Override
    public ControlState halt(String reason) {
        return Counterpart.CORE.ask(() -> core.halt(new Reason(reason)));
    }

    @Override
    public ControlState reduce(String reason) {
        return Counterpart.CORE.ask(() -> core.reduce(new Reason(reason)));
    }

    @Override
    public AdoptedRuleset adopted() {
        return Counterpart.CORE.ask(core::adopted);
    }

    @Override
    public void keep(AlertReport alert) {
        Counterpart.CORE.ask(() -> core.alert(alert));
    }

    @Override
    public void renew(Drift drift) {
        Counterpart.CORE.ask(() -> {
            core.renewLease(new LeaseRenewal(slot, drift));
            return "renewed";
        });
    }

    @Override
    public AgentList after(String name) {
        return Counterpart.CORE.ask(() -> core.agents(name, AGENTS_PAGE));
    }

    @Override
    public ControlState state() {
        return Counterpart.CORE.ask(core::control);
    }
}
