package dev.ark.deployer.traffic;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The order in which slots take requests, by smooth weighted round robin (as in nginx: each turn every slot gains its weight, the one with
 * most is taken and pays the sum). It repeats after at most 100 turns, so it is worked out once; a turn costs one atomic increment and any
 * full period has exactly the weights, whichever threads take part. Thread-safe.
 */
public final class Rotation {
    private final Shares weights;
    private final Slot[] order;
    private final AtomicInteger turns = new AtomicInteger();

    public Rotation(Shares weights) {
        this.weights = weights;
        this.order = smooth(weights);
    }

    public Shares weights() {
        return weights;
    }

    /** Whose turn it is. */
    public Slot next() {
        return order[Integer.remainderUnsigned(turns.getAndIncrement(), order.length)];
    }

    private static Slot[] smooth(Shares weights) {
        int divisor = greatestCommonDivisor(weights.stable(), weights.canary());
        int stable = weights.stable() / divisor;
        int canary = weights.canary() / divisor;
        Slot[] order = new Slot[stable + canary];
        int stableCredit = 0;
        int canaryCredit = 0;
        for (int i = 0; i < order.length; i++) {
            stableCredit += stable;
            canaryCredit += canary;
            if (stableCredit >= canaryCredit) {
                order[i] = Slot.STABLE;
                stableCredit -= order.length;
            } else {
                order[i] = Slot.CANARY;
                canaryCredit -= order.length;
            }
        }
        return order;
    }

    private static int greatestCommonDivisor(int a, int b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }
}
