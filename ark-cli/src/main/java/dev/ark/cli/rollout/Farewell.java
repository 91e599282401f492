package dev.ark.cli.rollout;

import dev.ark.cli.terminal.Output;

/** What is said when the process is told to end while something goes on elsewhere. */
final class Farewell implements AutoCloseable {
    private final Thread hook;

    Farewell(Output output, String text) {
        this.hook = new Thread(() -> output.progress(text), "farewell");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process ends just now, and the text is being said.
            return;
        }
    }
}
