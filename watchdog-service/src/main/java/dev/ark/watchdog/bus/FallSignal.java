package dev.ark.watchdog.bus;

import jakarta.inject.Singleton;

/** Says that an agent has just become one to isolate. Between the news, which must not wait, and the loop, which asks the core. */
@Singleton
public final class FallSignal {
    private volatile Runnable answer = () -> {};

    /** What is done at each signal; it must not block. */
    public void answerWith(Runnable immediate) {
        answer = immediate;
    }

    void raise() {
        answer.run();
    }
}
