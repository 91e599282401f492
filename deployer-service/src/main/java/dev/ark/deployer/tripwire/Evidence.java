package dev.ark.deployer.tripwire;

/**
 * A figure that a verdict rests on.
 *
 * @param value finite; what is beyond {@link #HIGHEST} says no more than that, and is kept as that
 * @param limit what the value is held against
 */
public record Evidence(String name, double value, double limit) {
    /** Far beyond every limit, and a number of few digits. */
    static final double HIGHEST = 1e12;

    public Evidence {
        if (!Double.isFinite(value) || !Double.isFinite(limit)) {
            throw new IllegalArgumentException("evidence is finite");
        }
        value = Math.min(value, HIGHEST);
    }
}
