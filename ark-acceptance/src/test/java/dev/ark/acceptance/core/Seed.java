package dev.ark.acceptance.core;

/** What all random choices of a run follow from: {@code -Dark.seed}, or another one each time, which is printed. */
public final class Seed {
    private Seed() {}

    public static long of(String experiment) {
        long seed = Long.getLong("ark.seed", System.nanoTime() % 1_000_000);
        System.out.println(experiment + ": seed " + seed);
        return seed;
    }
}
