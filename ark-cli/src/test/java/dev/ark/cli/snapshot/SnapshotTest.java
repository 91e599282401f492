package dev.ark.cli.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.cli.CommandRun;
import dev.ark.cli.CoreCommandTest;
import dev.ark.contract.local.LocalLayout;
import dev.ark.contract.local.RestoreFiles;
import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class SnapshotTest extends CoreCommandTest {
    private static final String ID = "20260131T143000000Z-1f2e";
    private static final String SNAPSHOT = """
            {"id":"%s","at":"2026-01-31T14:30:00Z","epoch":1,"seq":1234,"head_hash":"ab","sha256":"cd",
             "bytes":2097152,"schema":4,"reason":"before an upgrade","actor":"olivia","duration_millis":80,
             "verified":true,"verified_at":"2026-01-31T14:30:01Z"}""".formatted(ID);
    private static final String LIST = "GET /v1/snapshots?limit=1000&cursor=";

    @Test
    void aSnapshotIsMadeForAReason() {
        core.on("POST /v1/snapshots", 201, SNAPSHOT);
        CommandRun run = ark("snapshot", "create", "--reason", "before an upgrade");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("SNAPSHOT", ID, "1234", "2048 KiB", "before an upgrade");
        assertThat(core.requests().getLast().body()).isEqualTo("{\"reason\":\"before an upgrade\"}");
        assertThat(ark("snapshot", "create").exitCode()).isZero();
    }

    @Test
    void theListHasThemAllOverItsPages() {
        core.on(LIST, 200, "{\"items\":[" + SNAPSHOT + "],\"next\":\"" + ID + "\"}")
                .on(LIST + ID, 200, "{\"items\":[" + SNAPSHOT.replace(":true", ":false") + "]}");
        CommandRun run = ark("snapshot", "list");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines()).hasSize(3).last().asString().contains("damaged");
        assertThat(ark("snapshot", "list", "-o", "json").out()).contains("\"sha256\" : \"cd\"");
    }

    @Test
    void oneIsShown() {
        core.on("GET /v1/snapshots/" + ID, 200, SNAPSHOT);
        assertThat(ark("snapshot", "show", ID).out()).contains("up to row 1234 of epoch 1", "schema 4", "SHA-256 cd");
    }

    @Test
    void theNewestIsVerifiedUnlessOneIsNamed() {
        core.on(LIST, 200, "{\"items\":[" + SNAPSHOT + "]}")
                .on("POST /v1/snapshots/" + ID + ":verify", 200, check(true));
        CommandRun run = ark("snapshot", "verify");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("intact", "1234 rows, 1200 of them signed");
    }

    @Test
    void aDamagedOneExitsOne() {
        core.on("POST /v1/snapshots/" + ID + ":verify", 200, check(false));
        CommandRun run = ark("snapshot", "verify", ID);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("damaged", "row 7 was changed");
    }

    @Test
    void withoutAnySnapshotThereIsNothingToVerify() {
        core.on(LIST, 200, "{\"items\":[]}");
        CommandRun run = ark("snapshot", "verify");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("there is no snapshot yet");
    }

    @Test
    void aDrillTellsOfEveryTable() {
        core.on("POST /v1/snapshots/" + ID + ":drill", 200, drill(true));
        CommandRun run = ark("snapshot", "drill", ID);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .containsPattern("permit +12 +12 +equal")
                .contains("checkpoint is not compared: signatures", "the same state");
        core.on("POST /v1/snapshots/" + ID + ":drill", 200, drill(false));
        assertThat(ark("snapshot", "drill", ID).exitCode()).isEqualTo(1);
    }

    @Test
    void aRestoreOfARunningCoreIsAskedForThere() {
        core.on("POST /v1/snapshots/" + ID + ":restore", 202, """
                {"id":"r1","snapshot":"%s","reason":"r","actor":"olivia","at":"2026-01-31T14:30:00Z"}""".formatted(ID));
        CommandRun run = ark("snapshot", "restore", ID, "--reason", "r");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("asked for " + ID, "down', then 'up'");
        assertThat(ark("snapshot", "restore", ID).exitCode()).isEqualTo(2);
    }

    @Test
    void aRestoreOfAStoppedInstallationWaitsForItsStart() throws IOException {
        int offset = freeOffset();
        LocalLayout layout = new LocalLayout(home, offset);
        RestoreFiles files = new RestoreFiles(layout.stateFile());
        Files.createDirectories(files.snapshots());
        Files.writeString(layout.stateFile(), "");
        Files.createDirectories(layout.token("operator").getParent());
        Files.writeString(layout.token("operator"), "t");
        String[] line = {
            "snapshot", "restore", ID, "--reason", "the disk", "--home", home.toString(), "--port-offset", "" + offset
        };
        CommandRun missing = CommandRun.of(line);
        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.err()).contains("there is no snapshot " + ID);
        Files.writeString(files.snapshots().resolve(ID + ".json"), SNAPSHOT);
        CommandRun run = CommandRun.of(line);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("up' carries it out");
        assertThat(files.asked().orElseThrow().snapshot()).isEqualTo(ID);
        assertThat(files.asked().orElseThrow().reason()).isEqualTo("the disk");
    }

    @Test
    void aSnapshotThatWasFoundDamagedIsNotAskedFor() throws IOException {
        int offset = freeOffset();
        LocalLayout layout = new LocalLayout(home, offset);
        RestoreFiles files = new RestoreFiles(layout.stateFile());
        Files.createDirectories(files.snapshots());
        Files.createDirectories(layout.token("operator").getParent());
        Files.writeString(layout.token("operator"), "t");
        Files.writeString(
                files.snapshots().resolve(ID + ".json"),
                SNAPSHOT.replace(":true", ":false").replace("}", ",\"flaw\":\"row 7 was changed\"}"));
        CommandRun run = CommandRun.of(
                "snapshot", "restore", ID, "--reason", "r", "--home", home.toString(), "--port-offset", "" + offset);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("was found damaged: row 7 was changed");
        assertThat(files.request()).doesNotExist();
    }

    @Test
    void theReportTellsWhatCameBack() {
        core.on("GET /v1/restores/latest", 200, report("null", "null"));
        CommandRun run = ark("snapshot", "report");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("restored", ID + " of row 100", "replayed to row 180", "/state/replaced/x");
    }

    @Test
    void theReportOfLostRowsSaysWhatToDoAndExitsOne() {
        core.on("GET /v1/restores/latest", 200, report("null", """
                        {"from":181,"to":200,"unreadable":3,"reason":"row 181 was changed","file":"/lost-rows.ndjson"}"""));
        CommandRun run = ark("snapshot", "report");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("rows 181 to 200, 3 of them unreadable: row 181 was changed", "/lost-rows.ndjson", "resume");
    }

    @Test
    void theReportOfARefusalSaysWhyAndExitsOne() {
        core.on("GET /v1/restores/latest", 200, report("\"the snapshot is damaged\"", "null"));
        CommandRun run = ark("snapshot", "report");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("refused", "the snapshot is damaged", "as it was");
    }

    private static String report(String refusal, String lost) {
        return """
                {"request":{"id":"r1","snapshot":"%s","reason":"r","actor":"olivia","at":"2026-01-31T14:30:00Z"},
                 "refusal":%s,"snapshot_seq":100,"replayed_to":180,"signed_to":170,"epoch":2,"lost":%s,"losses":[],
                 "replaced":"/state/replaced/x","checkpoints_moved":false,"at":"2026-01-31T14:31:00Z"}""".formatted(ID, refusal, lost);
    }

    /** An offset whose edge nobody listens on. */
    private static int freeOffset() throws IOException {
        for (int offset = 30_000; ; offset++) {
            try (ServerSocket _ = new ServerSocket(8000 + offset)) {
                return offset;
            } catch (BindException e) {
                // taken: the next
                continue;
            }
        }
    }

    private static String check(boolean intact) {
        return "{\"id\":\"" + ID + "\",\"intact\":" + intact + ",\"flaws\":["
                + (intact ? "" : "\"its journal is not whole: row 7 was changed\"")
                + "],\"sha256\":\"cd\",\"rows\":1234,\"signed\":1200,\"at\":\"2026-01-31T14:30:00Z\"}";
    }

    private static String drill(boolean equal) {
        return "{\"snapshot\":\"" + ID + "\",\"snapshot_seq\":1234,\"seq\":1300,\"equal\":" + equal
                + ",\"tables\":[{\"name\":\"permit\",\"rows\":12,\"restored_rows\":12,\"equal\":" + equal + "}],"
                + "\"excluded\":[{\"name\":\"checkpoint\",\"why\":\"signatures\"}],\"losses\":[],"
                + "\"duration_millis\":9,\"at\":\"2026-01-31T14:30:00Z\"}";
    }
}
