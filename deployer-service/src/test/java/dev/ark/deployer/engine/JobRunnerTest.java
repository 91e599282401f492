package dev.ark.deployer.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.deployer.rollout.Admission;
import dev.ark.deployer.rollout.Job;
import dev.ark.deployer.rollout.Job.Status;
import dev.ark.deployer.rollout.RolloutSpec.Options;
import dev.ark.deployer.rollout.RolloutState;
import dev.ark.deployer.store.DeployerDatabase;
import dev.ark.deployer.store.Records;
import dev.ark.deployer.work.Assignment;
import dev.ark.deployer.work.WorkFailedException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobRunnerTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    private final FakeWorld world = new FakeWorld();
    private final CountDownLatch under = new CountDownLatch(1);
    private DeployerDatabase database;
    private Records records;
    private RolloutState rollout;
    private JobRunner jobs;

    @BeforeEach
    void open() {
        database = DeployerDatabase.open(directory.resolve("deployer.db"));
        records = Records.in(database, directory.resolve("deployer.lock"));
        assertThat(records.tenure().take(NOW)).isTrue();
        rollout = RolloutState.begin(Deployer.spec(Options.DEFAULT), NOW, 1);
        Admission admission =
                records.rollouts().begin(rollout, new Admission.Request(rollout.spec(), "ada", false, NOW));
        assertThat(admission).isInstanceOf(Admission.Admitted.class);
        jobs = new JobRunner(world, records.jobs());
    }

    @AfterEach
    void close() throws InterruptedException {
        jobs.stop(LONG);
        records.tenure().close();
        database.close();
    }

    @Test
    void whatWorkFoundIsKept() throws InterruptedException {
        world.work = assignment -> {
            assignment.progress().accept("half");
            return "found";
        };
        jobs.begin(rollout);
        jobs.stop(LONG);
        JobRunner next = new JobRunner(world, records.jobs());
        assertThat(next.job(Deployer.ID, 1)).isEqualTo(new Job(1, Status.DONE, "found"));
        assertThat(next.progress(Deployer.ID, 1)).isEqualTo("half");
        assertThat(next.job(Deployer.ID, 2)).isEqualTo(Job.NONE);
    }

    @Test
    void whyWorkFailedIsKept() {
        world.work = assignment -> {
            throw new WorkFailedException("the disk is full");
        };
        assertThat(ended()).isEqualTo(new Job(1, Status.FAILED, "the disk is full"));
    }

    @Test
    void workThatThrowsHasFailed() {
        world.work = assignment -> {
            throw new IllegalStateException("a defect");
        };
        assertThat(ended().status()).isEqualTo(Status.FAILED);
    }

    @Test
    void workIsDoneOncePerRowAndOneAtATime() throws InterruptedException {
        world.work = this::untilInterrupted;
        jobs.begin(rollout);
        assertThat(under.await(20, TimeUnit.SECONDS)).isTrue();
        jobs.begin(rollout);
        assertThat(jobs.job(Deployer.ID, 1)).isEqualTo(new Job(1, Status.RUNNING, "at it"));
        jobs.keepOnly(Deployer.ID, 1);
        assertThat(jobs.job(Deployer.ID, 1).status()).isEqualTo(Status.RUNNING);
        assertThat(world.worked).hasSize(1);
    }

    @Test
    void workOfARowThatWasLeftIsCutShortAndSaysNothing() throws InterruptedException {
        world.work = this::untilInterrupted;
        jobs.begin(rollout);
        assertThat(under.await(20, TimeUnit.SECONDS)).isTrue();
        jobs.keepOnly(Deployer.ID, 2);
        assertThat(ended()).isEqualTo(Job.NONE);
    }

    @Test
    void workThatWasCutShortIsGivenOutAgain() throws InterruptedException {
        world.work = this::untilInterrupted;
        jobs.begin(rollout);
        assertThat(under.await(20, TimeUnit.SECONDS)).isTrue();
        jobs.stop(LONG);
        JobRunner next = new JobRunner(world, records.jobs());
        assertThat(next.job(Deployer.ID, 1)).isEqualTo(Job.NONE);
        world.work = assignment -> "found at last";
        next.begin(rollout);
        next.stop(LONG);
        assertThat(next.job(Deployer.ID, 1)).isEqualTo(new Job(1, Status.DONE, "found at last"));
        assertThat(world.worked).hasSize(2);
    }

    private String untilInterrupted(Assignment assignment) throws InterruptedException {
        assignment.progress().accept("at it");
        under.countDown();
        new CountDownLatch(1).await();
        return "never";
    }

    private Job ended() {
        if (jobs.job(Deployer.ID, 1).status() == Status.UNKNOWN && world.worked.isEmpty()) {
            jobs.begin(rollout);
        }
        long end = System.nanoTime() + LONG.toNanos();
        while (jobs.job(Deployer.ID, 1).status() == Status.RUNNING) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.yield();
        }
        return jobs.job(Deployer.ID, 1);
    }
}
