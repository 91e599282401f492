package dev.ark.contract.decision;

import java.math.BigDecimal;

/** How grave a violation is: a label for people. What happens is the {@link Effect}. */
public enum Severity {
    LOW("0.1"),
    MEDIUM("0.25"),
    HIGH("0.5"),
    CRITICAL("1");

    private final BigDecimal weight;

    Severity(String weight) {
        this.weight = new BigDecimal(weight);
    }

    /** What one violation takes off the compliance score, 0 to 1: the score is the product of (1 − weight). */
    public BigDecimal weight() {
        return weight;
    }
}
