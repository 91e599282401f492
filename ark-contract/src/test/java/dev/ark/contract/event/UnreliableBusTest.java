package dev.ark.contract.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The promise that everything derived from events rests on: what was handled is the journal, whatever the bus did. */
class UnreliableBusTest {
    private static final int ROUNDS = 300;
    private static final int STEPS = 200;

    @Test
    void whatIsHandledEqualsTheJournalUnderLossRepetitionAndReordering() {
        long seed = Long.getLong("ark.seed", System.nanoTime());
        System.out.println("unreliable bus, seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            run(random, round);
        }
    }

    @Test
    void afterAnyRestoresTheFoldOfWhatIsHandledEqualsTheJournal() {
        long seed = Long.getLong("ark.seed", System.nanoTime());
        System.out.println("restored journal, seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            runWithRestores(random, round);
        }
    }

    private static void runWithRestores(Random random, int round) {
        JournalInMemory journal = new JournalInMemory(1 + random.nextInt(20));
        List<Event> fold = new ArrayList<>();
        EventFollower follower = new EventFollower(1, 0, journal, event -> fold(fold, event));
        List<Event> underWay = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            journal.unreachable(random.nextInt(10) == 0);
            if (random.nextInt(40) == 0) {
                underWay.add(journal.restore(random.nextInt(journal.all().size() + 1)));
            }
            quietly(() -> step(random, journal, underWay, follower));
        }
        journal.unreachable(false);
        follower.heartbeat(journal.heartbeat());
        follower.heartbeat(journal.heartbeat());
        assertThat(fold).as("round %d", round).isEqualTo(journal.all());
    }

    /** Takes the place of what stood there before the restore; never leaves a hole. */
    private static void fold(List<Event> fold, Event event) {
        assertThat(event.seq()).isLessThanOrEqualTo(fold.size() + 1L);
        List<Event> replaced = fold.subList((int) event.seq() - 1, fold.size());
        assertThat(replaced).allSatisfy(other -> assertThat(other.epoch()).isLessThan(event.epoch()));
        replaced.clear();
        fold.add(event);
    }

    private static void run(Random random, int round) {
        JournalInMemory journal = new JournalInMemory(1 + random.nextInt(20));
        List<Event> handled = new ArrayList<>();
        EventFollower follower = new EventFollower(0, journal, handled::add);
        List<Event> underWay = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            journal.unreachable(random.nextInt(10) == 0);
            quietly(() -> step(random, journal, underWay, follower));
            assertThat(handled)
                    .as("round %d, step %d", round, step)
                    .isEqualTo(journal.all().subList(0, handled.size()));
            assertThat(follower.position()).isEqualTo(handled.size());
        }
        journal.unreachable(false);
        follower.heartbeat(journal.heartbeat());
        follower.heartbeat(journal.heartbeat());
        assertThat(handled).as("round %d", round).isEqualTo(journal.all());
        assertThat(follower.counts().handled()).isEqualTo(handled.size());
        assertThat(follower.counts().passedOver()).isZero();
    }

    private static void step(Random random, JournalInMemory journal, List<Event> underWay, EventFollower follower) {
        switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> underWay.add(journal.append());
            case 4 -> journal.append();
            case 5 -> follower.heartbeat(journal.heartbeat());
            case 6 -> follower.catchUp();
            default -> deliver(random, underWay, follower);
        }
    }

    /** Any message under way may come next, and one that came may come again. */
    private static void deliver(Random random, List<Event> underWay, EventFollower follower) {
        if (!underWay.isEmpty()) {
            int any = random.nextInt(underWay.size());
            Event event = random.nextInt(5) == 0 ? underWay.get(any) : underWay.remove(any);
            follower.receive(event);
        }
    }

    private static void quietly(Runnable step) {
        try {
            step.run();
        } catch (IllegalStateException unreachable) {
            assertThat(unreachable).hasMessageContaining("does not answer");
        }
    }
}
