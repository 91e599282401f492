package dev.ark.watchdog.control;

/**
 * What else than drift stops everything, and how far.
 *
 * @param onUnpermittedExecution an execution that no permit covers
 * @param onViolationSpike more violations than these
 * @param violationsPerMinute of all agents together
 * @param agentsOverLimit fraction of the agents that are each beyond their own limit, 0 to 1
 * @param fewAgents the fraction counts only with more agents than these
 */
public record StopPolicy(
        Measure onUnpermittedExecution,
        Measure onViolationSpike,
        int violationsPerMinute,
        double agentsOverLimit,
        int fewAgents) {
    public static final StopPolicy DEFAULT = new StopPolicy(Measure.REDUCE, Measure.REDUCE, 100, 0.5, 3);

    public StopPolicy {
        if (violationsPerMinute < 0 || fewAgents < 0 || !(agentsOverLimit >= 0 && agentsOverLimit <= 1)) {
            throw new IllegalArgumentException("violations and agents are 0 or more, the fraction is within 0 to 1");
        }
    }
}
