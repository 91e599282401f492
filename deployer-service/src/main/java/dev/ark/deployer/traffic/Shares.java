package dev.ark.deployer.traffic;

/**
 * What share of the requests each slot gets, and how many are refused with 503 and Retry-After, in percent; together 100.
 */
public record Shares(int stable, int canary, int shed) {
    /** What every router starts with. */
    public static final Shares ALL_STABLE = new Shares(100, 0, 0);

    public static final Shares ALL_CANARY = new Shares(0, 100, 0);
    public static final Shares ALL_SHED = new Shares(0, 0, 100);

    public Shares {
        if (stable < 0 || canary < 0 || shed < 0 || stable + canary + shed != 100) {
            throw new IllegalArgumentException("shares are not negative and make 100 together");
        }
    }

    /** The canary gets so many percent, and stable the rest. */
    public static Shares canary(int percent) {
        return new Shares(100 - percent, percent, 0);
    }

    /** Stable gets so many percent, and the rest is refused. */
    public static Shares stable(int percent) {
        return new Shares(percent, 0, 100 - percent);
    }

    /** What a slot gets. */
    public int of(Slot slot) {
        return switch (slot) {
            case STABLE -> stable;
            case CANARY -> canary;
        };
    }

    /** Who takes a request that must not be refused when it is its turn to be. */
    public Slot unlessRefused() {
        return canary > stable ? Slot.CANARY : Slot.STABLE;
    }
}
