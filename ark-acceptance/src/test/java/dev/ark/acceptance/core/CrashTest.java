package dev.ark.acceptance.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code kill -9} at any instant: what was answered stays, once, and what was refused never was. */
@Timeout(value = 3, unit = TimeUnit.HOURS)
class CrashTest {
    private static final int ROUNDS_BETWEEN_AUDITS = 20;
    /** A kill comes after some writes, and then some time, so that it meets every moment of a commit however fast the machine is. */
    private static final int MOST_WRITES = 300;

    private static final int MOST_MORE_MICROS = 20_000;
    private static final Duration LONGEST_LIFE = Duration.ofSeconds(10);

    @Test
    void aCoreThatIsKilledKeepsWhatItAnswered() throws IOException, SQLException {
        crash(List.of(Slot.STABLE), Integer.getInteger("ark.crash.rounds", 12));
    }

    @Test
    void twoCoresOnOneDatabaseOfWhichEitherOrBothAreKilledKeepWhatTheyAnswered() throws IOException, SQLException {
        crash(List.of(Slot.STABLE, Slot.CANARY), Integer.getInteger("ark.crash.rounds.two", 8));
    }

    private static void crash(List<Slot> slots, int rounds) throws IOException, SQLException {
        long seed = Seed.of(rounds + " crashes of " + slots);
        Random random = new Random(seed);
        List<Duration> restarts = new ArrayList<>();
        try (Experiment experiment = new Experiment(new Site(), slots)) {
            for (int round = 1; round <= rounds; round++) {
                boolean audited = round == rounds || round % ROUNDS_BETWEEN_AUDITS == 0;
                List<Slot> killed = audited ? slots : some(slots, random);
                try (MixedLoad _ = experiment.load(seed + round)) {
                    experiment.awaitAcknowledged(random.nextInt(MOST_WRITES), LONGEST_LIFE);
                    LockSupport.parkNanos(random.nextInt(MOST_MORE_MICROS) * 1_000L);
                    experiment.kill(killed);
                }
                if (audited) {
                    assertThat(experiment.audit())
                            .as("seed %d, round %d", seed, round)
                            .isEmpty();
                }
                killed.forEach(slot -> restarts.add(experiment.start(slot)));
                experiment.repeat(random);
                experiment.quote();
            }
            experiment.kill(slots);
            assertThat(experiment.audit()).as("seed %d, at the end", seed).isEmpty();
            System.out.printf("%s: %s; restart %s%n", slots, experiment.figures(), summary(restarts));
        }
    }

    /** One slot or all. */
    private static List<Slot> some(List<Slot> slots, Random random) {
        int choice = random.nextInt(slots.size() + 1);
        return choice < slots.size() ? List.of(slots.get(choice)) : slots;
    }

    private static String summary(List<Duration> times) {
        List<Long> millis = times.stream().map(Duration::toMillis).sorted().toList();
        return "min %d ms, median %d ms, max %d ms"
                .formatted(millis.getFirst(), millis.get(millis.size() / 2), millis.getLast());
    }
}
