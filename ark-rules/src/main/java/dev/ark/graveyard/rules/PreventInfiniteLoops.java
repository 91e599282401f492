package dev.ark.graveyard.rules;

import dev.ark.contract.action.Trade;
import dev.ark.contract.decision.Effect;
import dev.ark.contract.decision.Severity;
import dev.ark.contract.evaluation.Conduct;
import dev.ark.contract.evaluation.Facts.Agent;
import dev.ark.graveyard.manifest.Section;
import java.util.List;
import java.util.Optional;

/**
 * An agent that runs in circles is stopped: one that proposes too much, one whose decisions lead to ever more decisions, and one that does not
 * take no for an answer.
 *
 * @param maxActions a minute that any agent may be registered with
 * @param maxOrders likewise
 * @param maxDepth how many decisions may follow from one another
 * @param repeatedDenials of one action at which its agent is quarantined
 * @param windowSeconds that denials are counted in
 */
public record PreventInfiniteLoops(int maxActions, int maxOrders, int maxDepth, int repeatedDenials, int windowSeconds)
        implements Rule {
    private static final RuleText TEXT = new RuleText(
            "prevent_infinite_loops",
            Category.INTEGRITY,
            Severity.HIGH,
            Effect.DENY,
            "The agent proposes more actions or orders a minute than it is registered for, its decisions follow from one another"
                    + " too deep, or it proposes again and again what was denied, which quarantines it.",
            "Propose less often, do not propose again what was denied unless something has changed, and name in caused_by no"
                    + " decision but the agent's own.");

    static PreventInfiniteLoops of(Section section) {
        return new PreventInfiniteLoops(
                section.number("max_actions_per_minute"),
                section.number("max_orders_per_minute"),
                section.number("max_depth"),
                section.number("repeated_denials"),
                section.number("window_seconds"));
    }

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Result check(Situation situation) {
        Optional<Agent> agent = situation.facts().agent(situation.item().agent());
        if (agent.isEmpty()) {
            // Who is not registered has no pace to keep: watchdog_monitoring denies all it proposes.
            return Result.NOT_APPLICABLE;
        }
        Result pace = checkPace(situation, agent.get());
        String cause = situation.item().proposal().causedBy();
        return cause == null || pace instanceof Result.Violated ? pace : checkDepth(situation, cause);
    }

    @Override
    public Result checkDenied(Situation situation) {
        String digest = situation.item().actionDigest();
        long denials = situation.facts().conduct().denials(digest) + 1L;
        if (denials < repeatedDenials) {
            return Result.NOT_APPLICABLE;
        }
        return new Result.Violated(
                Effect.DENY_AND_QUARANTINE,
                "the same action was denied " + denials + " times in " + windowSeconds + " s",
                new Reading(
                        Long.toString(denials),
                        "fewer than " + repeatedDenials,
                        "denials of one action",
                        List.of(situation.control("conduct"))));
    }

    private Result checkPace(Situation situation, Agent agent) {
        Conduct.Pace pace = situation.facts().conduct().pace(situation.item().agent());
        Result actions = checkCount(situation, pace.actions(), actionsLimit(agent), "actions");
        return actions instanceof Result.Violated || !(situation.action() instanceof Trade)
                ? actions
                : checkCount(situation, pace.orders(), ordersLimit(agent), "orders");
    }

    /** How many actions a minute an agent may propose. */
    int actionsLimit(Agent agent) {
        return Math.min(agent.actionsPerMinute(), maxActions);
    }

    /** How many orders a minute. */
    int ordersLimit(Agent agent) {
        return Math.min(agent.ordersPerMinute(), maxOrders);
    }

    private Result checkCount(Situation situation, int before, int limit, String what) {
        String count = Long.toString(before + 1L);
        return unless(
                before >= limit,
                () -> "with this, the agent has proposed " + count + " " + what + " within a minute; its limit is "
                        + limit,
                new Reading(
                        count,
                        Integer.toString(limit),
                        what + " a minute",
                        List.of(situation.registration(), situation.control("conduct"))));
    }

    private Result checkDepth(Situation situation, String cause) {
        Optional<Integer> parent =
                situation.facts().conduct().depth(situation.item().agent(), cause);
        if (parent.isEmpty()) {
            return Rule.unknowable(List.of(new MissingFact("decisions", cause, MissingFact.Reason.MISSING)));
        }
        String depth = Long.toString(parent.get() + 1L);
        String fact = FactReader.reference("decisions", cause, situation.facts().revision());
        return unless(
                parent.get() >= maxDepth,
                () -> "with this, " + depth + " decisions have followed from one another; the limit is " + maxDepth,
                new Reading(depth, Integer.toString(maxDepth), "decisions in a row", List.of(fact)));
    }
}
