package dev.ark.deployer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ark.deployer.rollout.Admission;
import dev.ark.deployer.rollout.Advance;
import dev.ark.deployer.rollout.Command;
import dev.ark.deployer.rollout.Database;
import dev.ark.deployer.rollout.Job;
import dev.ark.deployer.rollout.Observed;
import dev.ark.deployer.rollout.Phase;
import dev.ark.deployer.rollout.RolloutSpec;
import dev.ark.deployer.rollout.RolloutSpec.Options;
import dev.ark.deployer.rollout.RolloutState;
import dev.ark.deployer.rollout.SlotSeen;
import dev.ark.deployer.rollout.Step;
import dev.ark.deployer.rollout.Timing;
import dev.ark.deployer.rollout.World;
import dev.ark.deployer.traffic.Shares;
import dev.ark.deployer.tripwire.Assessment;
import dev.ark.deployer.tripwire.Denials;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RolloutStoreTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456789Z");
    private static final World WORLD = new World(
            new SlotSeen.Running("v1", true),
            new SlotSeen.Absent(),
            Shares.ALL_STABLE,
            new Database(false, true, null));

    @TempDir
    Path directory;

    private DeployerDatabase database;
    private Records records;

    @BeforeEach
    void open() {
        database = DeployerDatabase.open(directory.resolve("deployer.db"));
        records = Records.in(database, directory.resolve("deployer.lock"));
        assertThat(records.tenure().take(NOW)).isTrue();
    }

    @AfterEach
    void close() {
        records.tenure().close();
        database.close();
    }

    @Test
    void whatIsStoredIsWhatIsReadByWhoeverOpensTheFileNext() {
        RolloutState begun = begin("ro-1", "v2");
        move(begun);
        records.commands().add("ro-1", new Command(1, Command.Kind.PAUSE, false, "ada", "lunch"), NOW);
        close();
        open();
        StoredRollout stored = records.rollouts().open().orElseThrow();
        assertThat(stored.begunBy()).isEqualTo("ada");
        assertThat(stored.begunAt()).isEqualTo(NOW);
        assertThat(stored.isRollback()).isFalse();
        assertThat(stored.state().spec()).isEqualTo(begun.spec());
        assertThat(stored.state().rows()).isEqualTo(begun.after(step(begun)).rows());
        assertThat(stored.state().fence()).isEqualTo(2);
        assertThat(records.commands().of("ro-1"))
                .containsExactly(new Command(1, Command.Kind.PAUSE, false, "ada", "lunch"));
    }

    @Test
    void aTransitionIsWrittenOnceHoweverOftenItIsAskedFor() {
        RolloutState begun = begin("ro-1", "v2");
        StoredRollout stale = stored(begun);
        move(begun);
        assertThatThrownBy(() -> records.rollouts().move(stale, step(begun)))
                .isInstanceOf(FencedException.class)
                .hasMessageContaining("row 1 of rollout ro-1 is not open");
        assertThat(records.rollouts().open().orElseThrow().state().rows()).hasSize(2);
        assertThat(records.outbox().waiting()).isEqualTo(2);
    }

    @Test
    void anOlderDeployerWritesNothing() {
        RolloutState begun = begin("ro-1", "v2");
        StoredRollout stale = stored(begun);
        try (DeployerDatabase other = DeployerDatabase.open(directory.resolve("deployer.db"))) {
            Records later = Records.in(other, directory.resolve("another.lock"));
            assertThat(later.tenure().take(NOW)).isTrue();
            assertFenced(() -> records.rollouts().move(stale, step(begun)));
            assertFenced(() -> records.rollouts().open());
            assertFenced(() -> records.rollouts().amend(begun.spec()));
            assertFenced(
                    () -> records.commands().add("ro-1", new Command(1, Command.Kind.HOLD, false, "ada", "no"), NOW));
            assertFenced(() ->
                    records.jobs().write("ro-1", new JobStore.StoredJob(new Job(1, Job.Status.DONE, "done"), "")));
            later.rollouts().move(later.rollouts().open().orElseThrow(), step(begun));
            later.tenure().close();
        }
    }

    @Test
    void aDeployerWithoutATenureWritesNothingAndReads() {
        begin("ro-1", "v2");
        records.tenure().close();
        assertFenced(() -> begin("ro-2", "v3"));
        assertThat(records.rollouts().current()).isPresent();
    }

    @Test
    void theLockIsHeldFromTheFirstRowToTheLast() {
        RolloutState begun = begin("ro-1", "v2");
        assertThat(records.rollouts().begin(first("ro-2", "v3"), request("ro-2", "v3")))
                .isInstanceOf(Admission.Refused.class);
        abort(begun);
        assertThat(records.rollouts().open()).isEmpty();
        assertThat(records.rollouts().begin(first("ro-2", "v3"), request("ro-2", "v3")))
                .isInstanceOf(Admission.Admitted.class);
        assertThat(records.rollouts().latest(10)).extracting(StoredRollout::id).containsExactly("ro-2", "ro-1");
        assertThat(records.rollouts().latest(1)).hasSize(1);
    }

    @Test
    void optionsAreAmended() {
        RolloutSpec spec = begin("ro-1", "v2").spec();
        Options options = new Options(true, false, "s-1", Denials.Rule.SIGMA, true);
        RolloutSpec amended = new RolloutSpec(spec.id(), spec.version(), spec.stable(), spec.timing(), options);
        records.rollouts().amend(amended);
        assertThat(records.rollouts().find("ro-1").orElseThrow().state().spec()).isEqualTo(amended);
    }

    private void abort(RolloutState begun) {
        Command abort = new Command(1, Command.Kind.ABORT, false, "ada", "no");
        Observed observed = new Observed(WORLD, Job.NONE, Assessment.NONE, false, List.of(abort));
        Step.Move move = (Step.Move) Advance.advance(begun, observed, NOW);
        assertThat(move.begun().place().phase()).isEqualTo(Phase.ROLLED_BACK);
        records.rollouts().move(stored(begun), move);
    }

    private RolloutState begin(String id, String version) {
        RolloutState first = first(id, version);
        assertThat(records.rollouts().begin(first, request(id, version))).isInstanceOf(Admission.Admitted.class);
        return first;
    }

    private void move(RolloutState begun) {
        records.rollouts().move(stored(begun), step(begun));
    }

    private static Step.Move step(RolloutState begun) {
        Observed observed = new Observed(WORLD, Job.NONE, Assessment.NONE, false, List.of());
        return (Step.Move) Advance.advance(begun, observed, NOW);
    }

    private StoredRollout stored(RolloutState state) {
        return records.rollouts().find(state.spec().id()).orElseThrow();
    }

    private RolloutState first(String id, String version) {
        return RolloutState.begin(spec(id, version), NOW, records.tenure().epoch());
    }

    private static Admission.Request request(String id, String version) {
        return new Admission.Request(spec(id, version), "ada", false, NOW);
    }

    private static RolloutSpec spec(String id, String version) {
        return new RolloutSpec(id, version, "v1", Timing.DEFAULT, Options.DEFAULT);
    }

    private static void assertFenced(ThrowingCallable write) {
        assertThatThrownBy(write).isInstanceOf(FencedException.class);
    }
}
