package dev.ark.deployer.traffic;

/** The share of the requests that each slot gets, in percent; together 100. */
public record Weights(int stable, int canary) {
    /** What every router starts with. */
    public static final Weights ALL_STABLE = new Weights(100, 0);

    public Weights {
        if (stable < 0 || canary < 0 || stable + canary != 100) {
            throw new IllegalArgumentException("weights are not negative and make 100 together");
        }
    }

    public int of(Slot slot) {
        return switch (slot) {
            case STABLE -> stable;
            case CANARY -> canary;
        };
    }
}
