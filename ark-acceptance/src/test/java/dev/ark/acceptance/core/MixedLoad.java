package dev.ark.acceptance.core;

import dev.ark.acceptance.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Actors at work, each on a thread of its own, until they are stopped. Each chooses by random numbers of its own, whatever the others do. */
final class MixedLoad implements AutoCloseable {
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running = true;

    MixedLoad(List<Actor> actors, long seed) {
        for (int i = 0; i < actors.size(); i++) {
            Actor actor = actors.get(i);
            Random random = new Random(seed * 1_000 + i);
            threads.add(Thread.ofVirtual().start(() -> {
                while (running) {
                    actor.step(random);
                }
            }));
        }
    }

    /** Stops the actors, and waits until each has heard, or given up, its last answer. */
    @Override
    public void close() {
        running = false;
        Threads.join(threads);
    }
}
