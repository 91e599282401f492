package dev.ark.graveyard.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.decision.Outcome;
import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.evaluation.EvaluationRequest.Group;
import dev.ark.contract.evaluation.Verdict;
import dev.ark.contract.local.RulesetFiles;
import dev.ark.contract.local.SealedManifest;
import dev.ark.graveyard.known.Examination;
import dev.ark.graveyard.manifest.ReleasedManifest;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.Signed;
import dev.ark.graveyard.world.SilentProbe;
import dev.ark.graveyard.world.World;
import dev.ark.testkit.SettableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rules as they are served from real files, and what the watch makes of changes to these. */
class ServedGraveyardTest {
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration VERIFY = Duration.ofSeconds(5);
    private static final Instant START = Instant.parse("2026-03-02T15:00:00Z");

    @TempDir
    Path directory;

    private final SettableClock clock = new SettableClock(START);
    private SimpleMeterRegistry meters;
    private RulesetFiles files;
    private ServedGraveyard served;
    private RulesetWatch watch;

    private record Intervals(Path directory, Duration lookInterval, Duration verifyInterval)
            implements ManifestConfig {}

    @BeforeEach
    void start() throws IOException {
        files = new RulesetFiles(directory.resolve("ruleset"));
        ReleasedRules.layOut(files);
        open();
    }

    private void open() {
        meters = new SimpleMeterRegistry();
        served = new ServedGraveyard(files, ReleasedManifest.PINS, new SilentProbe(), clock, meters);
        watch = new RulesetWatch(served, files, new Intervals(directory, LOOK, VERIFY), clock);
        watch.turn();
    }

    @Test
    void theReleasedRulesAreServed() {
        assertThat(decide(0).outcome()).isEqualTo(Outcome.APPROVED);
        assertThat(drift()).isZero();
        assertThat(served.now().actionTypes()).containsEntry("deploy", "config_change");
        assertThat(served.now().verifiedAt()).isEqualTo(START);
    }

    @ParameterizedTest
    @EnumSource
    void tamperingIsFoundAtTheNextLookAndServedAgainOnceItIsUndone(Tampering tampering) throws IOException {
        clock.move(LOOK);
        tampering.apply(files);
        watch.turn();
        assertRefused(tampering.reason());
        clock.move(LOOK);
        ReleasedRules.layOut(files);
        watch.turn();
        assertThat(decide(0).outcome()).isEqualTo(Outcome.APPROVED);
        assertThat(drift()).isZero();
        assertThat(served.now().verifiedAt()).isEqualTo(clock.instant());
    }

    @ParameterizedTest
    @EnumSource
    void rulesThatWereTamperedWithBeforeTheStartAreNeverServed(Tampering tampering) throws IOException {
        tampering.apply(files);
        open();
        assertRefused(tampering.reason());
        assertThat(served.now().verifiedAt()).isNull();
    }

    @Test
    void filesThatLookUnchangedAreVerifiedFromTimeToTime() {
        clock.move(VERIFY.minusMillis(1));
        watch.turn();
        assertThat(served.now().verifiedAt()).isEqualTo(START);
        clock.move(Duration.ofMillis(1));
        watch.turn();
        assertThat(served.now().verifiedAt()).isEqualTo(START.plus(VERIFY));
    }

    @Test
    void theRulesGoOnWhileTheyAreVerifiedAgain() {
        var before = served.now().graveyard();
        clock.move(VERIFY);
        watch.turn();
        assertThat(served.now().graveyard()).isSameAs(before);
    }

    @Test
    void theRevisionThatDecidedLastMayDecide() {
        assertThat(decide(1).outcome()).isEqualTo(Outcome.APPROVED);
    }

    @Test
    void rulesOlderThanThoseThatDecidedAreRefusedUntilTheNextStart() {
        assertDenied(decide(2));
        assertRefused("revision is 1, but revision 2 has decided already");
        clock.move(VERIFY);
        watch.turn();
        assertRefused("revision is 1, but revision 2 has decided already");
        open();
        assertThat(decide(0).outcome()).isEqualTo(Outcome.APPROVED);
    }

    @Test
    void everyKnownQuestionIsAnsweredBeforeAnythingIsServed() {
        Examination examination = served.now().examination();
        assertThat(examination.cases()).isGreaterThanOrEqualTo(120);
        assertThat(examination.wrong()).isEmpty();
    }

    @Test
    void rulesThatAnswerOtherwiseAreNeverServedHoweverWellTheyAreSigned() throws IOException {
        String lax = ReleasedManifest.packaged().manifest().replace("\"position_bp\":1000", "\"position_bp\":9000");
        SealedManifest signed = Signed.manifest(lax);
        files.write(signed.manifest(), signed.signature());
        served = new ServedGraveyard(files, Signed.pins(lax), new SilentProbe(), clock, new SimpleMeterRegistry());
        assertDenied(decide(0));
        assertThat(served.now().isVerified()).isFalse();
        assertThat(served.now().refusal()).contains("known answers differ: ");
        assertThat(served.now().examination().passed())
                .isLessThan(served.now().examination().cases());
    }

    private void assertRefused(String reason) {
        assertDenied(decide(0));
        assertThat(served.now().isVerified()).isFalse();
        assertThat(served.now().refusal()).contains(reason);
        assertThat(drift()).isEqualTo(1);
    }

    private static void assertDenied(Verdict verdict) {
        assertThat(verdict.outcome()).isEqualTo(Outcome.DENIED);
        assertThat(verdict.violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.rule()).isEqualTo("RULESET_UNVERIFIED"));
    }

    private Verdict decide(long lowestRevision) {
        Group group = new Group(
                World.ordinary().facts(), List.of(World.asked(Proposed.buy("1").now())));
        EvaluationRequest request = new EvaluationRequest(List.of(group), lowestRevision);
        return served.deciding(request).evaluate(request).groups().getFirst().getFirst();
    }

    private double drift() {
        return meters.get("ark.ethics.drift").gauge().value();
    }
}
