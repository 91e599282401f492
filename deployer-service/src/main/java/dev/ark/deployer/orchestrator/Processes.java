package dev.ark.deployer.orchestrator;

import java.io.IOException;
import java.util.Optional;

/** The processes of the operating system, as far as the orchestrator needs them. */
public interface Processes {
    /** A process that was started earlier under this name, by whomever, and still runs. */
    Optional<Child> find(String name);

    /**
     * Starts a process that outlives this one.
     *
     * @throws IOException when it cannot be started; nothing of it is left then
     */
    Child launch(ProcessSpec spec) throws IOException;

    /** A running process. */
    interface Child {
        long pid();

        /** The release that it runs, when that can be told. */
        Optional<String> version();

        boolean alive();

        /** Asks it to end. */
        void terminate();

        /** Ends it. */
        void kill();

        /** Calls back once, on any thread, when the process has ended. */
        void whenExited(Runnable then);
    }
}
