package dev.ark.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ark.contract.local.RulesetFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The rules are those that were released, or nothing is decided. */
@ExtendWith(Shared.class)
class RulesetTest {
    /** The graveyard looks every second. */
    private static final Duration NOTICED = Duration.ofSeconds(5);

    /** The watchdog asks every five seconds. */
    private static final Duration HALTED = Duration.ofSeconds(10);

    private Installation ark;
    private Desk desk;

    @BeforeEach
    void open(Installation installation) throws IOException {
        ark = installation;
        desk = Desk.open(ark, "vera", "1000000000");
    }

    @AfterEach
    void goOn() throws IOException {
        ark.release("the rules are the released ones again");
    }

    @Test
    void rulesWhoseFileCanBeWrittenDecideNothingAndHaltEverything() throws IOException {
        Path manifest = ark.ruleset().manifest();
        tamperedAndPutBack(() -> mode(manifest, "rw-r--r--"), () -> mode(manifest, "r--r--r--"));
    }

    @Test
    void editedRulesDecideNothingAndHaltEverything() throws IOException {
        Path manifest = ark.ruleset().manifest();
        String released = Files.readString(manifest);
        String laxer = released.replace("\"position_bp\":1000", "\"position_bp\":9000");
        assertThat(laxer).isNotEqualTo(released);
        tamperedAndPutBack(
                () -> RulesetFiles.writeReadOnly(manifest, laxer),
                () -> RulesetFiles.writeReadOnly(manifest, released));
    }

    @Test
    void theRulesAreListedShownAndVerified() {
        assertThat(ark.ok("rules")).containsPattern("26 +human_in_loop_critical");
        assertThat(ark.ok("rules", "show", "max_position_size")).containsPattern("position_bp +1000");
        assertThat(ark.ok("rules", "verify")).contains("verified");
    }

    @Test
    void aReplayTellsWhatStricterRulesWouldChange() throws IOException {
        Client.Answer approved = desk.buy(desk.symbol(), 1_000);
        assertThat(approved.outcome()).as(approved.body().toString()).isEqualTo("approved");
        String released = Files.readString(ark.ruleset().manifest());
        Path candidate = Files.createTempFile("ark-candidate", ".json");
        Files.writeString(candidate, released.replace("\"position_bp\":1000", "\"position_bp\":0"));
        ArkCommand.Result stricter =
                ark.run("rules", "replay", "--manifest", candidate.toString(), "--agent", desk.name());
        assertThat(stricter.exit()).as(stricter.err()).isEqualTo(1);
        assertThat(stricter.out())
                .contains(approved.body().path("decision_id").asText())
                .contains("denied: max_position_size");
        Files.writeString(candidate, released);
        assertThat(ark.ok("rules", "replay", "--manifest", candidate.toString(), "--agent", desk.name()))
                .contains("0 of");
        Files.delete(candidate);
    }

    private interface FileChange {
        void make() throws IOException;
    }

    private void tamperedAndPutBack(FileChange tampering, FileChange repair) throws IOException {
        assertThat(desk.buy(desk.symbol(), 1).outcome()).isEqualTo("approved");
        try {
            tampering.make();
            await().atMost(NOTICED)
                    .until(() -> desk.buy(desk.symbol(), 1).violated().contains("RULESET_UNVERIFIED"));
            await().atMost(HALTED).until(() -> desk.tradingState().equalsIgnoreCase("halted"));
            assertThat(ark.run("rules", "verify").exit()).isEqualTo(1);
            ArkCommand.Result refused = ark.run("resume", "--reason", "never mind the rules");
            assertThat(refused.exit()).as(refused.out()).isEqualTo(1);
            assertThat(refused.err()).contains("not the released ones");
        } finally {
            repair.make();
        }
        await().atMost(NOTICED)
                .until(() -> desk.buy(desk.symbol(), 1).violated().contains("emergency_halt_enabled"));
        assertThat(ark.ok("rules", "verify")).contains("verified");
        assertThat(desk.tradingState()).isEqualToIgnoringCase("halted");
        ark.release("the rules are the released ones again");
        assertThat(desk.buy(desk.symbol(), 1).outcome()).isEqualTo("approved");
    }

    private static void mode(Path file, String permissions) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
