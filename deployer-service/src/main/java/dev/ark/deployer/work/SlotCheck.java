package dev.ark.deployer.work;

import dev.ark.contract.evaluation.TradingState;
import dev.ark.contract.http.ControlState;
import dev.ark.deployer.orchestrator.Orchestrator;
import dev.ark.deployer.rollout.RolloutSpec;
import dev.ark.deployer.traffic.Slot;
import java.util.ArrayList;
import java.util.List;

/** That stable is healthy, the canary slot empty, and nothing halted. */
final class SlotCheck implements PreflightCheck {
    private final Orchestrator orchestrator;
    private final StableCore core;

    SlotCheck(Orchestrator orchestrator, StableCore core) {
        this.orchestrator = orchestrator;
        this.core = core;
    }

    @Override
    public List<String> problems(RolloutSpec spec) throws WorkFailedException, InterruptedException {
        List<String> problems = new ArrayList<>();
        Slots.unready(orchestrator.observed(Slot.STABLE))
                .ifPresent(what -> problems.add("stable is not healthy: " + what));
        if (problems.isEmpty() && !orchestrator.seen(Slot.STABLE).serves(spec.stable())) {
            problems.add("stable does not serve " + spec.stable());
        }
        if (!Slots.isAbsent(orchestrator.seen(Slot.CANARY))) {
            problems.add("something runs in the canary slot already");
        }
        try {
            ControlState control = core.control();
            if (control.tradingState() == TradingState.HALTED) {
                problems.add("ARK is halted by " + control.actor() + ": " + control.reason());
            }
            core.overlayError()
                    .ifPresent(error -> problems.add("the installation's overlay is not as it must be: " + error));
        } catch (WorkFailedException e) {
            problems.add(e.getMessage());
        }
        return problems;
    }
}
