package dev.ark.watchdog.bus;

import dev.ark.contract.event.EventPage;
import dev.ark.contract.http.AgentList;
import dev.ark.contract.http.AgentStatus;
import dev.ark.contract.http.JournalHead;
import dev.ark.contract.http.QuarantineScope;
import dev.ark.runtime.bus.CoreEvents;
import dev.ark.watchdog.agent.Agents;
import dev.ark.watchdog.agent.Standing;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Where the watchdog begins: with the agents as the core has them, and then far enough back in the journal for their figures. What happened
 * to an agent longer ago than that shows in its standing and in when it was last seen.
 */
@Singleton
final class StartingPoint {
    private final CoreEvents core;
    private final AgentDirectory directory;
    private final Agents agents;
    private final History history;
    private final AlertHistory alerts;
    private final Hearing hearing;

    StartingPoint(
            @RestClient CoreEvents core,
            AgentDirectory directory,
            Agents agents,
            History history,
            AlertHistory alerts,
            Hearing hearing) {
        this.core = core;
        this.directory = directory;
        this.agents = agents;
        this.history = history;
        this.alerts = alerts;
        this.hearing = hearing;
    }

    /**
     * A place in the journal.
     *
     * @param head up to which the journal must be read before what is known of the agents is whole
     */
    record Place(long epoch, long position, long head) {}

    /**
     * Takes note of all agents and of the alerts of earlier, and finds where to read on from.
     *
     * @throws RuntimeException when the core cannot be asked now; to be tried again from the start
     */
    Place find() {
        // The list lies between two heads: what it has already is read again, which changes nothing, and what it has
        // not yet is read too.
        JournalHead before = core.head();
        long position = history.start(before, hearing.now(), this::timeOfRowAfter);
        takeNoteOfAgents();
        alerts.takeIn();
        return new Place(before.epoch(), position, core.head().seq());
    }

    private Instant timeOfRowAfter(long position) {
        EventPage page = core.after(position, 1);
        return page.events().isEmpty() ? Instant.MIN : page.events().getFirst().at();
    }

    /** What was known of them before, of another start, may be of events that are no more. */
    private void takeNoteOfAgents() {
        agents.forgetAll();
        Optional<String> after = Optional.of("");
        while (after.isPresent()) {
            AgentList page = directory.after(after.get());
            page.agents().forEach(this::takeNoteOf);
            after = Optional.ofNullable(page.next());
        }
    }

    private void takeNoteOf(AgentStatus agent) {
        String reason = agent.quarantineReason();
        Standing standing = agent.quarantined()
                ? new Standing.Quarantined(
                        reason == null ? "" : reason,
                        "",
                        agent.quarantineScope() != QuarantineScope.CANARY,
                        agent.quarantineUntil())
                : Standing.ACTIVE;
        Instant seen = agent.lastSeenAt();
        agents.takeNote(agent.agent(), standing, seen == null ? null : hearing.when(seen), hearing.now());
    }
}
