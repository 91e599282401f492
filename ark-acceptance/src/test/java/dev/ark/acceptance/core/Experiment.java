package dev.ark.acceptance.core;

import static org.awaitility.Awaitility.await;

import dev.ark.acceptance.Clients;
import dev.ark.acceptance.Desk;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * A site with actors who write to it, and a ledger of what they were answered. With a seed, each actor makes the same choices again, and the
 * faults come after the same times; what the processes have done by then, and so which answers there are, is the machine's affair.
 */
final class Experiment implements AutoCloseable {
    private static final int TRADERS = 4;
    private static final int SCRIBES = 3;
    private static final String EQUITY = "1000000000000";
    private static final int REPEATED = 30;
    private static final int RECENT = 3_000;
    private static final long TURN_NANOS = 200_000;

    private final Site site;
    private final List<Slot> slots;
    private final Map<Slot, Service> cores = new EnumMap<>(Slot.class);
    private final Ledger ledger = new Ledger();
    private final Audit audit = new Audit(ledger);
    private final Sender sender;
    private final List<Actor> actors = new ArrayList<>();
    private final List<Desk> desks = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private int audits;

    /** Starts the cores, and tells them what there is to trade. */
    Experiment(Site site, List<Slot> slots) throws IOException {
        this.site = site;
        this.slots = List.copyOf(slots);
        this.sender = new Sender(
                ledger,
                slots.stream().map(slot -> site.clients(site.port(slot))).toList());
        site.prepareStarts();
        slots.forEach(this::start);
        people();
    }

    private void people() throws IOException {
        Clients clients = site.clients(site.port(slots.getFirst()));
        for (int i = 0; i < TRADERS; i++) {
            Desk desk = Desk.open(clients, "trader-" + i, EQUITY);
            desks.add(desk);
            actors.add(new Trader(sender, desk));
        }
        for (int i = 0; i < SCRIBES; i++) {
            actors.add(new Scribe(sender, "scribe-" + i));
        }
        actors.add(new Teller(sender));
        actors.add(new Watch(clients));
        actors.add(Guard.ofAll(sender));
        actors.add(Guard.ofAgent(sender, desks.getFirst().name()));
    }

    Site site() {
        return site;
    }

    Ledger ledger() {
        return ledger;
    }

    Sender sender() {
        return sender;
    }

    List<Desk> desks() {
        return desks;
    }

    /** The process in a slot. */
    Service core(Slot slot) {
        return cores.get(slot);
    }

    /** Starts the core of a slot, and waits until it is ready; how long that took. */
    Duration start(Slot slot) {
        return adopt(slot, site.start(slot)).awaitReady();
    }

    /** Takes a process as that of a slot. */
    Service adopt(Slot slot, Service core) {
        cores.put(slot, core);
        return core;
    }

    /** Says once, in the place of a watchdog, that one lives and finds the released rules. A core must run. */
    boolean watch() {
        return Watch.renew(site.clients(site.port(slots.getFirst())));
    }

    void kill(List<Slot> killed) {
        killed.forEach(slot -> cores.get(slot).kill());
    }

    /** Lets the actors begin. */
    MixedLoad load(long seed) {
        return new MixedLoad(actors, seed);
    }

    /** Waits until so many more writes are acknowledged, or for the longest time that this may take. */
    void awaitAcknowledged(int more, Duration longest) {
        long enough = ledger.acknowledged() + more;
        long end = System.nanoTime() + longest.toNanos();
        while (ledger.acknowledged() < enough && System.nanoTime() < end) {
            LockSupport.parkNanos(TURN_NANOS);
        }
    }

    /** Tells of all prices anew, for a long experiment outlives them. A core must run. */
    void quote() {
        for (Desk desk : desks) {
            // The first request to a new process may take the broken connection to the old one.
            await().ignoreExceptionsInstanceOf(IOException.class)
                    .untilAsserted(() -> desk.price(desk.symbol(), "test"));
        }
    }

    /** Asks again what was asked: what was acknowledged must get the same answer, and what is unknown is settled. */
    void repeat(Random random) {
        for (Ledger.Entry entry : ledger.acknowledgedAmong(RECENT, REPEATED, random)) {
            Outcome again = sender.repeat(entry.write(), random);
            if (again instanceof Outcome.Unknown) {
                again = sender.repeat(entry.write(), random);
            }
            if (again instanceof Outcome.Refused
                    || again instanceof Outcome.Acknowledged && !again.equals(entry.outcome())) {
                violations.add("%s was answered %s, and again %s".formatted(entry.write(), entry.outcome(), again));
            }
        }
        ledger.unknownAmong(RECENT).forEach(write -> sender.repeat(write, random));
    }

    /** Holds the site to the ledger. No core may run. */
    List<String> audit() throws IOException, SQLException {
        Path directory = site.directory("audit-" + ++audits);
        Copy copy = Copy.of(site.stateFile(), site.checkpointVerificationKey(), directory);
        List<String> found = new ArrayList<>(violations);
        found.addAll(audit.violations(copy));
        if (found.isEmpty()) {
            copy.delete();
        } else {
            System.out.println("what was found wrong is kept in " + Kept.of(copy));
        }
        return found;
    }

    /** One line of figures. */
    String figures() {
        return "%d requests, %d acknowledged, %d unknown, %d rows"
                .formatted(ledger.entries().size(), ledger.acknowledged(), ledger.unknown(), audit.rows());
    }

    @Override
    public void close() {
        site.close();
    }
}
