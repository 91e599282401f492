package dev.ark.core.assembly;

import dev.ark.core.sqlite.Database;
import dev.ark.core.sqlite.FileWatch;
import dev.ark.core.sqlite.StateDisk;
import dev.ark.runtime.loop.LoopWatch;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;

/** Looks after the state's file and its disk. */
@Singleton
public final class StateLoops {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final LoopWatch watch;
    private final StateDisk disk;
    private final FileWatch files;

    StateLoops(LoopWatch watch, StateDisk disk, FileWatch files, Database database, MeterRegistry meters) {
        this.watch = watch;
        this.disk = disk;
        this.files = files;
        bytes(meters, "ark.state.db.bytes", "size of the state file", database.file());
        bytes(meters, "ark.state.wal.bytes", "size of the write-ahead log", database.wal());
        Gauge.builder("ark.state.disk.free.bytes", disk, StateDisk::freeBytes)
                .description("free space of the state's disk")
                .register(meters);
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void measureDisk() {
        watch.turn("disk", SECOND, disk::measure);
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void watchFiles() {
        watch.turn("state-files", SECOND, files::look);
    }

    private static void bytes(MeterRegistry meters, String name, String description, Path file) {
        Gauge.builder(name, file, path -> path.toFile().length())
                .description(description)
                .strongReference(true)
                .register(meters);
    }
}
