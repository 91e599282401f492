package dev.ark.contract.identity;

import java.util.Set;

/** The agents that ARK tries itself with. Nobody else goes by their names, and what happens to them is not news of anybody else. */
public final class TrialAgents {
    /** Of the synthetic loop. */
    public static final String SYNTHETIC = "ark-synthetic";
    /** Of the validation. */
    public static final String VALIDATION = "ark-validation";

    private static final Set<String> ALL = Set.of(SYNTHETIC, VALIDATION);

    private TrialAgents() {}

    public static boolean contains(String agent) {
        return ALL.contains(agent);
    }
}
