package dev.ark.deployer.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.deployer.rollout.Admission.Admitted;
import dev.ark.deployer.rollout.Admission.Reason;
import dev.ark.deployer.rollout.Admission.Refused;
import dev.ark.deployer.rollout.RolloutSpec.Options;
import dev.ark.deployer.tripwire.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private static final RolloutSpec SPEC = Drive.spec(Options.DEFAULT);

    @Test
    void oneAtATimeAndTheRefusalSaysWhoIs() {
        Admission first = Admission.of(request(false), Optional.empty(), List.of());
        assertThat(first).isInstanceOf(Admitted.class);
        Optional<RolloutLock> held = Optional.of(((Admitted) first).lock());
        assertThat(Admission.of(request(true), held, List.of()))
                .isEqualTo(new Refused(
                        Reason.LOCK_HELD, "rollout r-1 by ada holds the lock rollout since 2026-03-01T12:00:00Z"));
    }

    @Test
    void aVersionThatFailedIsRefusedWithoutForce() {
        Drive failed = Drive.begun().until(Phase.RAMP);
        failed.world.verdicts = place -> Verdict.FAIL;
        failed.until(Phase.ROLLED_BACK);
        List<RolloutState> earlier = List.of(failed.state);
        assertThat(Admission.of(request(false), Optional.empty(), earlier)).isInstanceOf(Refused.class);
        assertThat(Admission.of(request(true), Optional.empty(), earlier)).isInstanceOf(Admitted.class);
    }

    private static Admission.Request request(boolean force) {
        return new Admission.Request(SPEC, "ada", force, Drive.START);
    }
}
