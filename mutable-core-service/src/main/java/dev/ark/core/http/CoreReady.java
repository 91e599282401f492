package dev.ark.core.http;

import dev.ark.contract.http.JournalHead;
import dev.ark.core.graveyard.WarmUp;
import dev.ark.core.journal.JournalReader;
import dev.ark.core.sqlite.Writer;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the state can be read and written. */
@Readiness
@Singleton
public final class CoreReady implements HealthCheck {
    private final Writer writer;
    private final JournalReader journal;
    private final WarmUp warmUp;

    CoreReady(Writer writer, JournalReader journal, WarmUp warmUp) {
        this.writer = writer;
        this.journal = journal;
        this.warmUp = warmUp;
    }

    @Override
    public HealthCheckResponse call() {
        JournalHead head = journal.head();
        return HealthCheckResponse.named("state")
                .status(writer.isOpen() && warmUp.isOver())
                .withData("head", head.seq())
                .build();
    }
}
