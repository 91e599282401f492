package dev.ark.deployer.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The order in which slots take requests, by smooth weighted round robin (as in nginx: each turn everyone gains its share, the one with
 * most is taken and pays the sum). What is to be refused takes turns too. It repeats after at most 100 turns, so it is worked out once; a
 * turn costs one atomic increment and any full period has exactly the shares, whichever threads take part. Thread-safe.
 */
public final class Rotation {
    private static final List<Optional<Slot>> TAKERS =
            List.of(Optional.of(Slot.STABLE), Optional.of(Slot.CANARY), Optional.empty());

    private final Shares shares;
    private final List<Optional<Slot>> order;
    private final AtomicInteger turns = new AtomicInteger();

    public Rotation(Shares shares) {
        this.shares = shares;
        this.order = smooth(shares.stable(), shares.canary(), shares.shed());
    }

    public Shares shares() {
        return shares;
    }

    /** Whose turn it is; nobody's when the request is to be refused. */
    public Optional<Slot> next() {
        return order.get(Integer.remainderUnsigned(turns.getAndIncrement(), order.size()));
    }

    private static List<Optional<Slot>> smooth(int... shares) {
        int divisor = greatestCommonDivisor(shares[0], greatestCommonDivisor(shares[1], shares[2]));
        int period = (shares[0] + shares[1] + shares[2]) / divisor;
        int[] credits = new int[shares.length];
        List<Optional<Slot>> order = new ArrayList<>(period);
        for (int turn = 0; turn < period; turn++) {
            int richest = 0;
            for (int i = 0; i < credits.length; i++) {
                credits[i] += shares[i] / divisor;
                richest = credits[i] > credits[richest] ? i : richest;
            }
            credits[richest] -= period;
            order.add(TAKERS.get(richest));
        }
        return List.copyOf(order);
    }

    private static int greatestCommonDivisor(int a, int b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }
}
