package dev.ark.deployer.tripwire;

/**
 * A figure that a verdict rests on.
 *
 * @param value finite; likelihood ratios end at 1e300
 * @param limit what the value is held against
 */
public record Evidence(String name, double value, double limit) {
    public Evidence {
        if (!Double.isFinite(value) || !Double.isFinite(limit)) {
            throw new IllegalArgumentException("evidence is finite");
        }
    }
}
