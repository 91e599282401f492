package dev.ark.deployer.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.deployer.rollout.Database;
import dev.ark.deployer.rollout.Phase;
import dev.ark.deployer.rollout.Place;
import dev.ark.deployer.rollout.Row;
import dev.ark.deployer.rollout.SlotSeen.Absent;
import dev.ark.deployer.rollout.SlotSeen.Running;
import dev.ark.deployer.traffic.Shares;
import dev.ark.deployer.traffic.Slot;
import dev.ark.deployer.tripwire.Verdict;
import dev.ark.testkit.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A deployer that is killed before each look: so after each transition, and after each thing that it asked for. */
class KilledDeployerTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path directory;

    /** How a rollout goes, and where it ends. */
    enum Story {
        PROMOTION(Phase.DONE, FakeWorld.NEW),
        TRIPPED_IN_THE_RAMP(Phase.ROLLED_BACK, FakeWorld.OLD),
        TRIPPED_AND_RESTORED(Phase.ROLLED_BACK, FakeWorld.OLD),
        TAKEN_BACK_BY_A_PERSON(Phase.ROLLED_BACK, FakeWorld.OLD);

        private final Phase end;
        private final String version;

        Story(Phase end, String version) {
            this.end = end;
            this.version = version;
        }

        void tell(Deployer deployer) {
            FakeWorld world = deployer.world;
            if (this == TRIPPED_IN_THE_RAMP || this == TRIPPED_AND_RESTORED) {
                Place failing = new Place(Phase.RAMP, 1, 0);
                world.verdicts = rollout -> rollout.last().place().equals(failing) ? Verdict.FAIL : Verdict.PASS;
            }
            if (this == TRIPPED_AND_RESTORED) {
                world.database = new Database(true, true, "s-1");
            }
            if (this == TAKEN_BACK_BY_A_PERSON) {
                deployer.beginRollback();
            } else {
                deployer.begin();
            }
        }
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @ParameterizedTest
    @EnumSource
    void whoeverStartsNextComesToExactlyOneVersion(Story story) throws IOException {
        List<Integer> looks = new ArrayList<>();
        List<Row> whole = told(story, 0, () -> looks.add(0), world -> {});
        assertThat(whole).hasSizeGreaterThan(10);
        assertThat(looks).hasSizeGreaterThan(whole.size());
        for (int kill = 1; kill <= looks.size(); kill++) {
            told(story, kill, () -> {}, meanwhile(kill));
        }
    }

    /** Nothing happens to what outlives a deployer; or, every other time, the router comes back as routers do. */
    private static Consumer<FakeWorld> meanwhile(int kill) {
        return kill % 2 == 0 ? world -> {} : world -> world.shares = Shares.ALL_STABLE;
    }

    /** Tells the story, killed at one of its looks, and says which rows it left. */
    private List<Row> told(Story story, int kill, Runnable looked, Consumer<FakeWorld> meanwhile) throws IOException {
        Path files = Files.createTempDirectory(directory, "told");
        FakeWorld world = new FakeWorld();
        SettableClock clock = new SettableClock(START);
        try (Deployer first = new Deployer(files, world, clock)) {
            story.tell(first);
            int[] count = {0};
            world.beforeEachLook = () -> {
                looked.run();
                if (++count[0] == kill) {
                    throw new Killed();
                }
            };
            first.untilOver();
        } catch (Killed killed) {
            meanwhile.accept(world);
        } finally {
            world.beforeEachLook = () -> {};
        }
        try (Deployer next = new Deployer(files, world, clock)) {
            next.engine.turn();
            next.untilOver();
            check(story, kill, next);
            return next.state().rows();
        }
    }

    private static void check(Story story, int kill, Deployer deployer) {
        List<Row> rows = deployer.state().rows();
        assertThat(deployer.phase()).as("killed at look %s", kill).isEqualTo(story.end);
        assertThat(deployer.world.seen(Slot.STABLE)).isEqualTo(new Running(story.version, true));
        assertThat(deployer.world.seen(Slot.CANARY)).isEqualTo(new Absent());
        assertThat(deployer.world.shares).isEqualTo(Shares.ALL_STABLE);
        assertThat(rows.stream().map(Row::number).toList())
                .isEqualTo(IntStream.rangeClosed(1, rows.size())
                        .mapToObj(Long::valueOf)
                        .toList());
        assertThat(rows).allMatch(row -> row.ending() != null);
        assertThat(deployer.records.outbox().waiting()).isGreaterThanOrEqualTo(rows.size());
        assertThat(deployer.records.rollouts().current()).isEmpty();
    }
}
