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

/** Processes that exist in memory, and are ready when a test says so. They end when they are told to, unless they are stubborn. */
final class FakeMachine implements Processes, Probes {
    /** What was done, in order: started, asked to end, killed. */
    final List<String> done = new ArrayList<>();

    final Set<String> ready = new HashSet<>();
    final Set<String> silent = new HashSet<>();
    final Set<String> closed = new HashSet<>();
    final Set<String> stubborn = new HashSet<>();
    final Set<String> unstartable = new HashSet<>();
    final List<String> asked = new ArrayList<>();
    private final Map<String, FakeChild> running = new HashMap<>();
    private long nextPid = 1;

    private final class FakeChild implements Child {
        private final String name;
        private final String version;
        private final long pid;
        private final List<Runnable> onExit = new ArrayList<>();
        private boolean alive = true;

        private FakeChild(String name, String version) {
            this.name = name;
            this.version = version;
            this.pid = nextPid++;
        }

        @Override
        public long pid() {
            return pid;
        }

        @Override
        public Optional<String> version() {
            return Optional.of(version);
        }

        @Override
        public boolean alive() {
            return alive;
        }

        @Override
        public void terminate() {
            done.add("end " + name);
            if (!stubborn.contains(name)) {
                FakeMachine.this.kill(name);
            }
        }

        @Override
        public void kill() {
            done.add("kill " + name);
            FakeMachine.this.kill(name);
        }

        @Override
        public void whenExited(Runnable then) {
            onExit.add(then);
        }
    }

    /** Starts a process that nobody here launched. */
    void runs(String name, String version) {
        running.put(name, new FakeChild(name, version));
    }

    void kill(String name) {
        FakeChild child = running.remove(name);
        child.alive = false;
        child.onExit.forEach(Runnable::run);
    }

    /** The release of each process that runs, by its name. */
    Map<String, String> running() {
        Map<String, String> versions = new HashMap<>();
        running.forEach((name, child) -> versions.put(name, child.version));
        return versions;
    }

    @Override
    public Optional<Child> find(String name) {
        return Optional.ofNullable(running.get(name));
    }

    @Override
    public Child launch(ProcessSpec spec) throws IOException {
        if (unstartable.contains(spec.name())) {
            throw new IOException("no such file");
        }
        done.add("start " + spec.name());
        runs(spec.name(), spec.version());
        return running.get(spec.name());
    }

    @Override
    public void ask(Place place, Consumer<Answer> answer) {
        asked.add(place.name());
        answer.accept(answer(place.name()));
    }

    private Answer answer(String name) {
        if (!running.containsKey(name) || closed.contains(name)) {
            return Answer.ABSENT;
        }
        if (silent.contains(name)) {
            return Answer.SILENT;
        }
        return ready.contains(name) ? Answer.READY : Answer.REFUSED;
    }
}
