package dev.ark.watchdog.rate;

/** How many of an agent's decisions of this hour were of proposals with a claim that is not so. Immutable. */
record Claims(long decided, long mismatched) {
    static final Claims NONE = new Claims(0, 0);

    Claims plus(boolean mismatch) {
        return new Claims(decided + 1, mismatched + (mismatch ? 1 : 0));
    }

    double rate() {
        return (double) mismatched / decided;
    }
}
