package dev.ark.contract.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How agents have behaved within {@link Lookback#CONDUCT}. Two slots that decide at once may each miss the round that the other has under way.
 *
 * @param paces by agent
 * @param denials how often an action digest was denied; absent when never
 * @param depths how many decisions led to a decision that a proposal names as its cause, itself included, by {@link #depthKey}; absent when there is
 *     no such decision of the agent's
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

        public Pace plus(Pace more) {
            return new Pace(actions + more.actions, orders + more.orders);
        }
    }

    public Pace pace(String agent) {
        return paces.getOrDefault(agent, Pace.NONE);
    }

    public int denials(String actionDigest) {
        return denials.getOrDefault(actionDigest, 0);
    }

    /** How many decisions led to a decision of an agent's, itself included; empty when it has no such decision. */
    public Optional<Integer> depth(String agent, String decisionId) {
        return Optional.ofNullable(depths.get(depthKey(agent, decisionId)));
    }

    /** What a depth stands under: a decision belongs to the agent that it is of. */
    public static String depthKey(String agent, String decisionId) {
        return agent + '/' + decisionId;
    }

    private static Set<String> causesOf(String agent, Set<String> causes) {
        return causes.stream().map(cause -> depthKey(agent, cause)).collect(Collectors.toSet());
    }

    Conduct withAction(String agent, boolean order) {
        return new Conduct(Maps.with(paces, agent, pace(agent).plus(new Pace(1, order ? 1 : 0))), denials, depths);
    }

    Conduct only(String agent, String actionDigest, Set<String> causes) {
        return new Conduct(
                Maps.only(paces, agent), Maps.only(denials, actionDigest), Maps.only(depths, causesOf(agent, causes)));
    }
}
