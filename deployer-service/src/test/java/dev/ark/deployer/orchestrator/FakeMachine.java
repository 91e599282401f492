package dev.ark.deployer.orchestrator;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Processes that exist in memory, and are ready when a test says so. */
final class FakeMachine implements Processes, Probes {
    final List<String> launched = new ArrayList<>();
    final Set<String> ready = new HashSet<>();
    final Set<String> unstartable = new HashSet<>();
    final List<String> asked = new ArrayList<>();
    private final Map<String, FakeChild> running = new HashMap<>();
    private long nextPid = 1;

    private static final class FakeChild implements Child {
        private final long pid;
        private final List<Runnable> onExit = new ArrayList<>();
        private boolean alive = true;

        private FakeChild(long pid) {
            this.pid = pid;
        }

        @Override
        public long pid() {
            return pid;
        }

        @Override
        public String version() {
            return "v1";
        }

        @Override
        public boolean alive() {
            return alive;
        }

        @Override
        public void whenExited(Runnable then) {
            onExit.add(then);
        }
    }

    /** Starts a process that nobody here launched. */
    void runs(String name) {
        running.put(name, new FakeChild(nextPid++));
    }

    void kill(String name) {
        FakeChild child = running.remove(name);
        child.alive = false;
        child.onExit.forEach(Runnable::run);
    }

    @Override
    public Optional<Child> find(ProcessSpec spec) {
        return Optional.ofNullable(running.get(spec.name()));
    }

    @Override
    public Child launch(ProcessSpec spec) throws IOException {
        launched.add(spec.name());
        if (unstartable.contains(spec.name())) {
            throw new IOException("no such file");
        }
        runs(spec.name());
        return running.get(spec.name());
    }

    @Override
    public void ask(ProcessSpec spec, Consumer<Boolean> answer) {
        asked.add(spec.name());
        answer.accept(running.containsKey(spec.name()) && ready.contains(spec.name()));
    }
}
