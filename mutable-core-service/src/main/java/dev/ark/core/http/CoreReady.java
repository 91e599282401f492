package dev.ark.core.http;

import dev.ark.contract.http.JournalHead;
import dev.ark.core.graveyard.WarmUp;
import dev.ark.core.journal.JournalReader;
import dev.ark.core.sqlite.IntegrityCheck;
import dev.ark.core.sqlite.Schema;
import dev.ark.core.sqlite.StateDisk;
import dev.ark.core.sqlite.Writer;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the state can be read and written. A disk that is nearly full is said here, but halts and denials are still written, so it is ready. */
@Readiness
@Singleton
public final class CoreReady implements HealthCheck {
    private final Writer writer;
    private final JournalReader journal;
    private final WarmUp warmUp;
    private final StateDisk disk;
    private final IntegrityCheck integrity;

    CoreReady(Writer writer, JournalReader journal, WarmUp warmUp, StateDisk disk, IntegrityCheck integrity) {
        this.writer = writer;
        this.journal = journal;
        this.warmUp = warmUp;
        this.disk = disk;
        this.integrity = integrity;
    }

    @Override
    public HealthCheckResponse call() {
        JournalHead head = journal.head();
        return HealthCheckResponse.named("state")
                .status(writer.isOpen() && warmUp.isOver())
                .withData("head", head.seq())
                .withData("schema", Schema.MIN + "-" + Schema.MAX)
                .withData("writer", writer.isOpen() ? "open" : "closed")
                .withData("disk", disk.isLow() ? "nearly full: nothing is approved" : "has room")
                .withData("disk_free_bytes", disk.freeBytes())
                .withData("disk_reserve", disk.hasReserve())
                .withData("integrity", integrity.state().name().toLowerCase(Locale.ROOT))
                .build();
    }
}
