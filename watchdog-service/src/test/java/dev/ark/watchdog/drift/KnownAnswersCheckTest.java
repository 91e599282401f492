package dev.ark.watchdog.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ark.contract.evaluation.EvaluationResponse;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.graveyard.manifest.ReleasedManifest;
import dev.ark.graveyard.world.Signed;
import dev.ark.graveyard.world.World;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class KnownAnswersCheckTest {
    private static final String RELEASED = ReleasedManifest.packaged().manifest();

    @Test
    void theReleasedRulesDifferInNothing() {
        assertThat(new KnownAnswersCheck(World.GRAVEYARD::evaluate).difference())
                .isEmpty();
    }

    @Test
    void oneLimitThatWasChangedIsADifference() {
        String lax = RELEASED.replace("\"position_bp\":1000", "\"position_bp\":1001");
        assertThat(new KnownAnswersCheck(Signed.open(lax)::evaluate).difference())
                .hasValueSatisfying(difference -> assertThat(difference).contains("known answers differ: "));
    }

    @Test
    void aGraveyardThatDeniesEverythingIsADifference() {
        assertThat(new KnownAnswersCheck(Signed.open("[]")::evaluate).difference())
                .isPresent();
    }

    @Test
    void anAnswerThatCannotBeComparedIsNoSilence() {
        KnownAnswersCheck check = new KnownAnswersCheck(
                asked -> new EvaluationResponse(null, Collections.nCopies(16, Collections.singletonList(null))));
        assertThatThrownBy(check::difference).isInstanceOf(GarbledAnswerException.class);
    }

    @Test
    void aGraveyardThatCannotBeAskedIsNone() {
        KnownAnswersCheck check = new KnownAnswersCheck(asked -> {
            throw new ProblemException(ProblemCode.UNAVAILABLE, "the graveyard does not answer");
        });
        assertThatThrownBy(check::difference).isInstanceOf(ProblemException.class);
    }
}
