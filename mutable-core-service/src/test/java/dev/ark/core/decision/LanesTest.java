package dev.ark.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.action.ActionTypes;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.json.CanonicalJson;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What waits for a decision, in one lane for each account. */
class LanesTest {
    private final Lanes lanes = new Lanes(5, 5);

    @Test
    void aLaneIsEmptiedInOrderOfArrival() throws InterruptedException {
        offer("a", "1", "");
        offer("a", "2", "");
        offer("a", "3", "");
        assertThat(names(lanes.take(10))).containsExactly("a:1,2,3");
    }

    @Test
    void aBusyLaneWaitsAndOthersDoNot() throws InterruptedException {
        offer("a", "1", "");
        lanes.take(10);
        offer("a", "2", "");
        offer("b", "3", "");
        assertThat(names(lanes.take(10))).containsExactly("b:3");
    }

    @Test
    void aFreedLaneHasItsNextTurn() throws InterruptedException {
        offer("a", "1", "");
        lanes.take(10);
        offer("a", "2", "");
        lanes.free("a");
        assertThat(names(lanes.take(10))).containsExactly("a:2");
    }

    @Test
    void aTurnThatCameBackIsTakenFirstAndItsLaneStaysBusy() throws InterruptedException {
        offer("a", "1", "");
        Lanes.Turn turn = lanes.take(10).getFirst();
        offer("a", "2", "");
        lanes.again(new Lanes.Turn(turn.lane(), turn.proposals(), 2));
        List<Lanes.Turn> next = lanes.take(10);
        assertThat(names(next)).containsExactly("a:1");
        assertThat(next.getFirst().attempt()).isEqualTo(2);
    }

    @Test
    void aRoundTakesNoMoreThanItsLimit() throws InterruptedException {
        offer("a", "1", "");
        offer("a", "2", "");
        offer("b", "3", "");
        assertThat(names(lanes.take(2))).containsExactly("a:1,2");
        assertThat(names(lanes.take(2))).containsExactly("b:3");
    }

    @Test
    void aSecondUseOfAKeyWaitsForTheFirstOnesDecision() throws InterruptedException {
        offer("a", "1", "k");
        offer("a", "2", "");
        offer("a", "3", "k");
        offer("a", "4", "");
        assertThat(names(lanes.take(10))).containsExactly("a:1,2");
        lanes.free("a");
        assertThat(names(lanes.take(10))).containsExactly("a:3,4");
    }

    @Test
    void theSameActionOnceMoreWaitsForTheFirstOnesDecision() throws InterruptedException {
        offer("a", "1", "");
        offer("a", "2", "");
        offer("a", "1", "");
        assertThat(names(lanes.take(10))).containsExactly("a:1,2");
        lanes.free("a");
        assertThat(names(lanes.take(10))).containsExactly("a:1");
    }

    @Test
    void theSameKeyOfAnotherAgentIsAnotherKey() throws InterruptedException {
        offer("a", "1", "k");
        lanes.offer("a", pending("somebody", "2", "k"));
        assertThat(names(lanes.take(10))).containsExactly("a:1,2");
    }

    @Test
    void whatIsMoreThanMayWaitIsRefused() {
        for (int i = 0; i < 5; i++) {
            assertThat(offer("a", "" + i, "")).isTrue();
        }
        assertThat(offer("b", "5", "")).isFalse();
    }

    @Test
    void aFullLaneLeavesRoomForOthers() {
        Lanes shared = new Lanes(5, 2);
        assertThat(shared.offer("a", pending("kenny", "1", ""))).isTrue();
        assertThat(shared.offer("a", pending("kenny", "2", ""))).isTrue();
        assertThat(shared.offer("a", pending("kenny", "3", ""))).isFalse();
        assertThat(shared.offer("b", pending("kenny", "4", ""))).isTrue();
    }

    @Test
    void aServedLaneLetsTheOthersGoFirst() throws InterruptedException {
        offer("a", "1", "");
        offer("a", "2", "");
        offer("b", "3", "");
        assertThat(names(lanes.take(1))).containsExactly("a:1");
        lanes.free("a");
        assertThat(names(lanes.take(1))).containsExactly("b:3");
    }

    @Test
    void whatIsTakenMakesRoom() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            offer("a", "" + i, "");
        }
        lanes.take(1);
        assertThat(lanes.size()).isEqualTo(4);
        assertThat(offer("b", "5", "")).isTrue();
    }

    @Test
    void closingGivesBackAllThatWaits() throws InterruptedException {
        offer("a", "1", "");
        Lanes.Turn turn = lanes.take(10).getFirst();
        lanes.again(turn);
        offer("b", "2", "");
        assertThat(lanes.close()).extracting(LanesTest::name).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void closedLanesTakeNothing() throws InterruptedException {
        offer("a", "1", "");
        Lanes.Turn turn = lanes.take(10).getFirst();
        lanes.close();
        assertThat(offer("b", "2", "")).isFalse();
        assertThat(lanes.again(turn)).isFalse();
    }

    @Test
    void whoWaitsForATurnIsWokenByTheNextProposal() throws Exception {
        try (var thread = Executors.newSingleThreadExecutor()) {
            var turns = thread.submit(() -> lanes.take(10));
            offer("a", "1", "");
            assertThat(names(turns.get(10, TimeUnit.SECONDS))).containsExactly("a:1");
        }
    }

    private boolean offer(String lane, String name, String key) {
        return lanes.offer(lane, pending("kenny", name, key));
    }

    private static Pending pending(String agent, String name, String key) {
        var parameters = CanonicalJson.object().put("what", name);
        var proposal = new Proposal("observe", parameters, name, List.of(), null);
        return Pending.arriving(agent, proposal, ActionTypes.BUILT_IN, new Idempotency(key, key), "");
    }

    private static String name(Pending pending) {
        return pending.proposal().rationale();
    }

    private static List<String> names(List<Lanes.Turn> turns) {
        return turns.stream()
                .map(turn -> turn.lane() + ":"
                        + String.join(
                                ",",
                                turn.proposals().stream().map(LanesTest::name).toList()))
                .toList();
    }
}
