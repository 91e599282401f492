package dev.ark.acceptance.core;

import java.util.Random;

/** Somebody who writes without pause. Used by one thread at a time. */
interface Actor {
    /** Does one thing, which the random numbers choose. */
    void step(Random random);
}
