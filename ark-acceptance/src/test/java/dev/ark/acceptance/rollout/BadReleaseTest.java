package dev.ark.acceptance.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.acceptance.ArkCommand;
import dev.ark.acceptance.Desk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Releases with something wrong: each goes, for the right reason, before it does more harm. */
@ExtendWith(SharedSite.class)
@EnabledIfSystemProperty(
        named = "ark.rollout.rounds",
        matches = "[2-9]",
        disabledReason = "takes minutes a rollout: run it with -Dark.rollout.rounds=2")
class BadReleaseTest {
    /** Denies half of the agents whatever they buy. */
    private static final String STRICTER = Desk.json("""
            {'version':'stricter','deny':[{'name':'not_those','when':"is_trade && agent.startsWith('rl-1')",
            'message':'not those','severity':'LOW'}]}""").replace("\"rl-1\"", "'rl-1'");

    @TempDir
    Path directory;

    /** What is wrong, and who finds it. */
    enum Fault {
        SLOW("latency", "P95 latency: ", false, "--set", "ARK_CHAOS_DECISION_DELAY_MS=600"),
        FAILING("errors", "errors: ", true, "--set", "ARK_CHAOS_ERROR_RATE=0.05");

        private final String tripwire;
        private final String sentence;
        private final boolean spoils;
        private final String[] settings;

        Fault(String tripwire, String sentence, boolean spoils, String... settings) {
            this.tripwire = tripwire;
            this.sentence = sentence;
            this.spoils = spoils;
            this.settings = settings;
        }
    }

    @ParameterizedTest
    @EnumSource
    void isRolledBackByItsTripwire(Fault fault, Site site) throws Exception {
        String version = site.release("bad-" + fault.tripwire, fault.settings);
        rolledBack(site, version, fault.tripwire, fault.sentence, fault.spoils);
        ArkCommand.Result again = site.canary(version, Site.SHORT, "--detach");
        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.err()).contains(version + " failed");
    }

    @Test
    void oneThatDeniesMoreIsRolledBackByItsDenials(Site site) throws Exception {
        Path stricter = Files.writeString(directory.resolve("stricter.json"), STRICTER);
        String version = site.release("bad-denials", "--ruleset", stricter.toString());
        rolledBack(site, version, "denials", "HRM denials: ", false, "--accept-changes");
    }

    /** Whoever notices it first: that it does not answer, that it cannot be connected to, or that requests failed. */
    @Test
    void oneThatCrashesLaterIsRolledBack(Site site) throws Exception {
        String version = site.release("bad-crash", "--set", "ARK_CHAOS_CRASH_AFTER=20s");
        String before = site.stable();
        try (Traffic traffic = site.traffic()) {
            site.awaitReady(version);
            ArkCommand.Result result = site.canary(version, Site.SHORT);
            assertThat(result.exit()).as("%s%s", result.out(), result.err()).isEqualTo(1);
            RolloutRecord record = site.latest();
            assertThat(record.phase()).as(record.why()).isEqualTo("rolled_back");
            assertThat(record.why()).containsAnyOf("health: ", "router: ", "errors: ");
            Instant verdict = verdict(record, "health", "router", "errors");
            List<Heard> heard = traffic.stop();
            Serving.nothingOfTheCanaryAfter(verdict, heard);
            Serving.withFailuresOfTheCanaryAlone(ramp(record), verdict, heard);
            assertThat(new Journal(site.layout().stateFile()).astray(heard)).isEmpty();
        }
        Serving.alone(site, before);
    }

    @Test
    void oneThatDoesNotStartIsRolledBackAndNobodyNotices(Site site) throws Exception {
        assumeTrue(Effort.isGreat(), "a canary has a minute to start");
        String version = site.release("bad-start", "--set", "ARK_CORE_DECISION_EVALUATION_TIMEOUT=never");
        String before = site.stable();
        try (Traffic traffic = site.traffic()) {
            site.awaitReady(version);
            ArkCommand.Result result = site.canary(version, Site.SHORT);
            assertThat(result.exit()).as("%s%s", result.out(), result.err()).isEqualTo(1);
            RolloutRecord record = site.latest();
            assertThat(record.phase()).as(record.why()).isEqualTo("rolled_back");
            assertThat(record.row("ramp", 0)).isEmpty();
            List<Heard> heard = traffic.stop();
            Serving.withoutFailures(heard);
            assertThat(heard).noneMatch(answer -> answer.isOf(Serving.CANARY));
        }
        Serving.alone(site, before);
    }

    @Test
    void oneWhoseAgentsAreQuarantinedIsRolledBack(Site site) throws Exception {
        assumeTrue(Effort.isGreat(), "a quarantine at a canary counts against it for ten minutes");
        String version = site.release("bad-quarantine");
        String before = site.stable();
        try (Traffic traffic = site.traffic()) {
            site.awaitReady(version);
            CompletableFuture<ArkCommand.Result> rollout =
                    CompletableFuture.supplyAsync(() -> site.canary(version, Site.SHORT));
            site.awaitPhase(site.awaitCurrent(), "ramp");
            site.ark().ok("quarantine", "rl-7", "--scope", "canary", "--for", "10m", "--reason", "strange orders");
            assertRolledBack(rollout.join(), "watchdog quarantines: ");
            RolloutRecord record = site.latest();
            List<Heard> heard = traffic.stop();
            Serving.nothingOfTheCanaryAfter(verdict(record, "quarantines"), heard);
            Serving.withoutFailures(heard);
        } finally {
            site.ark().run("restore", "rl-7", "--reason", "the canary is gone");
        }
        Serving.alone(site, before);
    }

    private static void rolledBack(
            Site site, String version, String tripwire, String sentence, boolean spoils, String... more)
            throws Exception {
        String before = site.stable();
        try (Traffic traffic = site.traffic()) {
            site.awaitReady(version);
            assertRolledBack(site.canary(version, Site.SHORT, more), sentence);
            RolloutRecord record = site.latest();
            Instant verdict = verdict(record, tripwire);
            List<Heard> heard = traffic.stop();
            assertThat(heard).anyMatch(answer -> answer.isOf(Serving.CANARY));
            Serving.nothingOfTheCanaryAfter(verdict, heard);
            if (spoils) {
                Serving.withFailuresOfTheCanaryAlone(ramp(record), verdict, heard);
            } else {
                Serving.withoutFailures(heard);
            }
            assertThat(new Journal(site.layout().stateFile()).astray(heard)).isEmpty();
            assertThat(site.ark().ok("rollouts")).contains(version, sentence);
        }
        Serving.alone(site, before);
    }

    private static void assertRolledBack(ArkCommand.Result result, String sentence) {
        assertThat(result.exit()).as("%s%s", result.out(), result.err()).isEqualTo(1);
        assertThat(result.out()).contains("rolled back", sentence);
    }

    /** When the first of these tripwires failed, which is why the rollback began. */
    private static Instant verdict(RolloutRecord record, String... tripwires) throws IOException {
        JsonNode begun = record.row("rollback", 0).orElseThrow();
        assertThat(begun.path("cause").asText()).as(begun.toString()).isEqualTo("tripwire");
        return List.of(tripwires).stream()
                .flatMap(tripwire -> record.failure(tripwire).stream())
                .map(check -> RolloutRecord.time(check, "at"))
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private static Instant ramp(RolloutRecord record) {
        return RolloutRecord.time(record.row("ramp", 0).orElseThrow(), "opened_at");
    }
}
