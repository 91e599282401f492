package dev.ark.graveyard.evaluation;

import static dev.ark.graveyard.world.Verdicts.named;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.decision.Outcome;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.evaluation.EvaluationRequest.Group;
import dev.ark.contract.evaluation.Verdict;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Within a group each approved order is reserved before the next proposal is looked at. */
class GroupTest {

    @Test
    void manyEqualOrdersNeverExceedTheLimitTogether() {
        Proposal order = Proposed.buy("30").now();
        List<Verdict> verdicts = World.ordinary()
                .reviewed(order)
                .decideInOrder(Collections.nCopies(20, order).toArray(Proposal[]::new));
        assertThat(verdicts)
                .extracting(Verdict::outcome)
                .startsWith(Outcome.APPROVED, Outcome.APPROVED, Outcome.APPROVED);
        assertThat(verdicts.stream().skip(3))
                .allSatisfy(v -> assertThat(named(v)).startsWith("max_position_size"));
    }

    @Test
    void exitsNeverTurnThePositionOverTogether() {
        Proposal exit = Proposed.sell("4").without("stop_loss").now();
        List<Verdict> verdicts = World.ordinary().holding("AAPL", "10").decideInOrder(exit, exit, exit);
        assertThat(verdicts)
                .extracting(Verdict::outcome)
                .containsExactly(Outcome.APPROVED, Outcome.APPROVED, Outcome.DENIED);
    }

    @Test
    void aDeniedOrderReservesNothing() {
        Proposal tooLarge = Proposed.buy("101").now();
        Proposal fitting = Proposed.buy("80").now();
        List<Verdict> verdicts = World.ordinary().decideInOrder(tooLarge, tooLarge, fitting);
        assertThat(verdicts.getLast().outcome()).isEqualTo(Outcome.APPROVED);
    }

    @Test
    void groupsKnowNothingOfOneAnother() {
        Group group = new Group(
                World.ordinary().facts(), List.of(World.asked(Proposed.buy("80").now())));
        var response = World.GRAVEYARD.evaluate(new EvaluationRequest(List.of(group, group)));
        assertThat(response.groups())
                .hasSize(2)
                .allSatisfy(verdicts ->
                        assertThat(verdicts).extracting(Verdict::outcome).containsExactly(Outcome.APPROVED));
    }

    @Test
    void oneUnreadableActionDoesNotTakeTheOthersAlong() {
        Proposal unreadable = Proposed.buy("-1").now();
        List<Verdict> verdicts =
                World.ordinary().decideInOrder(unreadable, Proposed.buy("10").now());
        assertThat(named(verdicts.getFirst())).containsExactly("INVALID_ACTION");
        assertThat(verdicts.getLast().outcome()).isEqualTo(Outcome.APPROVED);
    }
}
