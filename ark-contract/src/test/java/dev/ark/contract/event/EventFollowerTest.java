package dev.ark.contract.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EventFollowerTest {
    private final JournalInMemory journal = new JournalInMemory(3);
    private final List<Long> handled = new ArrayList<>();

    private EventFollower follower() {
        return new EventFollower(0, journal, event -> handled.add(event.seq()));
    }

    @Test
    void eventsInOrderAreHandledWithoutAskingTheJournal() {
        EventFollower follower = follower();
        for (int i = 0; i < 3; i++) {
            follower.receive(journal.append());
        }
        assertThat(handled).containsExactly(1L, 2L, 3L);
        assertThat(journal.questions()).isZero();
    }

    @Test
    void aRepeatedEventIsHandledOnce() {
        EventFollower follower = follower();
        Event event = journal.append();
        follower.receive(event);
        follower.receive(event);
        assertThat(handled).containsExactly(1L);
        assertThat(follower.counts().duplicates()).isEqualTo(1);
    }

    @Test
    void aGapIsFilledFromTheJournalBeforeTheEventThatShowedIt() {
        EventFollower follower = follower();
        journal.append(7);
        follower.receive(journal.append());
        assertThat(handled).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(follower.counts().gaps()).isEqualTo(1);
        assertThat(follower.counts().caughtUp()).isEqualTo(8);
    }

    @Test
    void whatTheJournalKeepsNoLongerIsCountedAndTheOldestThatItKeepsComesNext() {
        EventFollower follower = follower();
        journal.append(7);
        journal.compact(4);
        follower.catchUp();
        assertThat(handled).containsExactly(5L, 6L, 7L);
        assertThat(follower.counts().lost()).isEqualTo(1);
        follower.receive(journal.append());
        assertThat(handled).containsExactly(5L, 6L, 7L, 8L);
        assertThat(follower.counts().lost()).isEqualTo(1);
    }

    @Test
    void aFollowerThatIsAheadOfTheFloorLosesNothing() {
        EventFollower follower = follower();
        journal.append(7);
        follower.catchUp();
        journal.compact(7);
        follower.receive(journal.append());
        assertThat(handled).hasSize(8);
        assertThat(follower.counts().lost()).isZero();
    }

    @Test
    void aHeartbeatShowsThatTheLastEventWasLost() {
        EventFollower follower = follower();
        journal.append(2);
        follower.heartbeat(journal.heartbeat());
        follower.heartbeat(journal.heartbeat());
        assertThat(handled).containsExactly(1L, 2L);
        assertThat(follower.counts().gaps()).isEqualTo(1);
    }

    @Test
    void aHeartbeatThatOvertakesEventsShowsNoGap() {
        EventFollower follower = follower();
        for (int second = 0; second < 3; second++) {
            Event underWay = journal.append();
            follower.heartbeat(journal.heartbeat());
            follower.receive(underWay);
        }
        assertThat(handled).containsExactly(1L, 2L, 3L);
        assertThat(follower.counts().gaps()).isZero();
        assertThat(journal.questions()).isZero();
    }

    @Test
    void afterARestoreEverythingOfTheNewEpochIsHandled() {
        EventFollower follower = follower();
        journal.append(20);
        follower.catchUp();
        handled.clear();
        journal.restore(10);
        follower.receive(journal.append());
        assertThat(handled).containsExactly(11L, 12L);
    }

    @Test
    void aHeartbeatOfANewEpochIsEnoughToLearnOfTheRestore() {
        EventFollower follower = follower();
        journal.append(20);
        follower.catchUp();
        handled.clear();
        journal.restore(20);
        follower.heartbeat(journal.heartbeat());
        assertThat(handled).containsExactly(21L);
    }

    @Test
    void whatStillComesOfALowerEpochIsADuplicate() {
        EventFollower follower = follower();
        journal.append(5);
        follower.catchUp();
        Event late = journal.append();
        journal.restore(2);
        follower.catchUp();
        handled.clear();
        follower.receive(late);
        assertThat(handled).isEmpty();
        assertThat(follower.counts().duplicates()).isEqualTo(1);
    }

    @Test
    void aPositionAmongOldEpochsIsKeptWhenNothingWasRestoredSince() {
        journal.append(5);
        journal.restore(5);
        EventFollower follower = new EventFollower(2, 3, journal, event -> handled.add(event.seq()));
        follower.catchUp();
        assertThat(handled).containsExactly(4L, 5L, 6L);
    }

    @Test
    void aHeartbeatOfAJournalThatIsNotAheadAsksNothing() {
        EventFollower follower = follower();
        follower.receive(journal.append());
        follower.heartbeat(journal.heartbeat());
        assertThat(journal.questions()).isZero();
    }

    @Test
    void whatCannotBeFetchedNowIsFetchedAtTheNextOccasion() {
        EventFollower follower = follower();
        journal.append(2);
        journal.unreachable(true);
        assertThatThrownBy(follower::catchUp).isInstanceOf(IllegalStateException.class);
        assertThat(follower.position()).isZero();
        journal.unreachable(false);
        follower.heartbeat(journal.heartbeat());
        follower.heartbeat(journal.heartbeat());
        assertThat(handled).containsExactly(1L, 2L);
    }

    @Test
    void anEventWhoseHandlerThrowsIsOfferedAgain() {
        List<Long> offered = new ArrayList<>();
        EventFollower follower = new EventFollower(0, journal, event -> {
            offered.add(event.seq());
            if (offered.size() == 1) {
                throw new IllegalStateException("not this time");
            }
        });
        follower.receive(journal.append());
        assertThat(follower.position()).isZero();
        follower.receive(journal.append());
        assertThat(offered).containsExactly(1L, 1L, 2L);
        assertThat(follower.counts().passedOver()).isZero();
    }

    @Test
    void aPoisonedEventIsPassedOverAfterThreeAttemptsAndCounted() {
        EventFollower follower = new EventFollower(0, journal, event -> {
            if (event.seq() == 1) {
                throw new IllegalStateException("poison");
            }
            handled.add(event.seq());
        });
        follower.receive(journal.append());
        follower.receive(journal.append());
        assertThat(handled).isEmpty();
        follower.receive(journal.append());
        assertThat(handled).containsExactly(2L, 3L);
        assertThat(follower.counts().passedOver()).isEqualTo(1);
    }

    @Test
    void positionAndCountsAreToldWhileACatchUpHangs() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        EventFollower follower = new EventFollower(
                0,
                seq -> {
                    asked.countDown();
                    awaitQuietly(answer);
                    return new EventPage(1, 0, 1, List.of());
                },
                event -> {});
        Thread hanging = Thread.ofVirtual().start(follower::catchUp);
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
        Thread reader = Thread.ofVirtual().start(() -> {
            follower.position();
            follower.counts();
        });
        assertThat(reader.join(java.time.Duration.ofSeconds(10))).isTrue();
        answer.countDown();
        hanging.join();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
