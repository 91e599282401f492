package dev.ark.acceptance.core;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.acceptance.Client;
import dev.ark.acceptance.Clients;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Sends writes to any of the cores, and enters in the ledger what became of them. Thread-safe. */
final class Sender {
    private static final long REST_NANOS = 20_000_000;

    private final Ledger ledger;
    private final List<Clients> cores;
    private final AtomicLong markers = new AtomicLong();

    Sender(Ledger ledger, List<Clients> cores) {
        this.ledger = ledger;
        this.cores = List.copyOf(cores);
    }

    /** A text that no other write has. */
    String marker(String of) {
        return "mk-" + of + "-" + markers.incrementAndGet();
    }

    /** Sends a write for the first time. */
    Outcome send(Write write, Random random) {
        return send(write, random, false);
    }

    /** Sends a write that was sent before. */
    Outcome repeat(Write write, Random random) {
        return send(write, random, true);
    }

    /** Reads, of any of the cores; empty when it cannot be read now. */
    Optional<JsonNode> read(String role, String name, String path, Random random) {
        try {
            Client.Answer answer = any(random).client(role, name).get(path);
            return answer.status() == 200 ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException e) {
            LockSupport.parkNanos(REST_NANOS);
            return Optional.empty();
        }
    }

    private Outcome send(Write write, Random random, boolean repeat) {
        Client client = any(random).client(write.role(), write.name());
        long asked = System.nanoTime();
        Outcome outcome;
        try {
            outcome =
                    Outcome.of(write.kind(), client.send(write.method(), write.path(), write.body(), write.headers()));
        } catch (IOException e) {
            outcome = new Outcome.Unknown(String.valueOf(e.getMessage()));
        }
        ledger.add(new Ledger.Entry(write, outcome, repeat, asked, System.nanoTime()));
        if (outcome instanceof Outcome.Unknown) {
            // Whoever is not answered waits a moment, as Retry-After asks it to.
            LockSupport.parkNanos(REST_NANOS);
        }
        return outcome;
    }

    private Clients any(Random random) {
        return cores.get(random.nextInt(cores.size()));
    }
}
