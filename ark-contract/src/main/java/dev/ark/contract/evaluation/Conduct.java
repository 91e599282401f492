package dev.ark.contract.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.Optional;

/**
 * How agents have behaved within {@link Lookback#CONDUCT}. Two slots that decide at once may each miss the round that the other has under way.
 *
 * @param paces by agent
 * @param denials how often an action digest was denied; absent when never
 * @param depths how many decisions led to a decision that a proposal names as its cause, itself included; absent when there is no such decision of the
 *     agent's
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Conduct(Map<String, Pace> paces, Map<String, Integer> denials, Map<String, Integer> depths) {
    public static final Conduct NONE = new Conduct(Map.of(), Map.of(), Map.of());

    public Conduct {
        paces = Maps.copied(paces);
        denials = Maps.copied(denials);
        depths = Maps.copied(depths);
    }

    /** How much an agent has proposed: actions of all kinds, and orders among them. */
    public record Pace(int actions, int orders) {
        public static final Pace NONE = new Pace(0, 0);
    }

    public Pace pace(String agent) {
        return paces.getOrDefault(agent, Pace.NONE);
    }

    public int denials(String actionDigest) {
        return denials.getOrDefault(actionDigest, 0);
    }

    public Optional<Integer> depth(String decisionId) {
        return Optional.ofNullable(depths.get(decisionId));
    }

    Conduct withAction(String agent, boolean order) {
        Pace before = pace(agent);
        return new Conduct(
                Maps.with(paces, agent, new Pace(before.actions() + 1, before.orders() + (order ? 1 : 0))),
                denials,
                depths);
    }

    Conduct only(String agent, String actionDigest) {
        return new Conduct(Maps.only(paces, agent), Maps.only(denials, actionDigest), depths);
    }
}
