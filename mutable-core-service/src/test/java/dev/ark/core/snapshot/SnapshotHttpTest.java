package dev.ark.core.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import dev.ark.contract.identity.Roles;
import dev.ark.contract.local.LockFile;
import dev.ark.contract.local.RestoreFiles;
import dev.ark.core.CoreTest;
import dev.ark.core.JournalFile;
import dev.ark.core.StateFiles;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Snapshots of a core at work. */
@QuarkusTest
class SnapshotHttpTest extends CoreTest {
    @Inject
    SnapshotFiles files;

    @Test
    void aSnapshotIsMadeWhileOthersWrite() throws Exception {
        try (var threads = Executors.newFixedThreadPool(3)) {
            List<Future<Integer>> writers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                writers.add(threads.submit(write("SNAP" + i)));
            }
            String id = create().extract().path("id");
            for (Future<Integer> writer : writers) {
                assertThat(writer.get()).isEqualTo(40);
            }
            JournalFile.verify(JournalFile.rows(copied(id)));
        }
    }

    private static Callable<Integer> write(String symbol) {
        return () -> {
            int written = 0;
            for (; written < 40; written++) {
                markNow(symbol, "1" + written);
            }
            return written;
        };
    }

    /** JournalFile opens what it reads, and a snapshot is left as it is. */
    private Path copied(String id) throws Exception {
        Path copy = Files.createTempDirectory("snapshot").resolve("copy.db");
        return Files.copy(files.database(id), copy);
    }

    @Test
    void itIsListedAndToldOfByTheJournal() {
        String id = create().body("verified", equalTo(true))
                .body("actor", equalTo("olivia"))
                .extract()
                .path("id");
        operator().get("/v1/snapshots?limit=1").then().body("items[0].id", equalTo(id));
        as("vera", Roles.VIEWER)
                .get("/v1/snapshots/" + id)
                .then()
                .statusCode(200)
                .body("id", equalTo(id));
        operator()
                .get("/v1/events?limit=1000&after=" + (head() - 5))
                .then()
                .body("events.findAll { it.type == 'snapshot' }.body.id.toString()", containsString(id));
        operator().get("/v1/snapshots/20260101T000000000Z-0000").then().statusCode(404);
        operator().get("/v1/snapshots/..%2f..%2fark_state").then().statusCode(404);
    }

    @Test
    void aFlippedByteIsFound() throws Exception {
        String id = create().extract().path("id");
        ask(operator(), id, "verify").statusCode(200).body("intact", equalTo(true));
        Installation.overwrite(files.database(id), 9_000, "\u0001");
        ask(operator(), id, "verify")
                .statusCode(200)
                .body("intact", equalTo(false))
                .body("flaws[0]", containsString("SHA-256"));
        operator().get("/v1/snapshots/" + id).then().body("verified", equalTo(false));
        ask(operator(), id, "restore").statusCode(409);
        files.delete(id);
    }

    @Test
    void theSecondAtOnceIsAConflict() {
        try (LockFile _ = files.hold().orElseThrow()) {
            command("/v1/snapshots").statusCode(409).body("code", equalTo("CONFLICT"));
        }
        create();
    }

    @Test
    void tenAreKept() {
        for (int i = 0; i < 12; i++) {
            create();
        }
        assertThat(operator().get("/v1/snapshots").jsonPath().getList("items")).hasSize(10);
    }

    @Test
    void aRestoreIsAskedForAndWaitsForAStart() throws Exception {
        String id = create().extract().path("id");
        RestoreFiles asked = new RestoreFiles(StateFiles.database());
        ask(as("deployer", Roles.SERVICE), id, "restore").statusCode(202).body("snapshot", equalTo(id));
        assertThat(asked.asked().orElseThrow().actor()).isEqualTo("deployer");
        Files.delete(asked.request());
        operator().get("/v1/restores/latest").then().statusCode(404);
    }

    @Test
    void aDrillComesToTheSameStateWhateverHappenedSince() {
        String id = create().extract().path("id");
        String agent = newAgent();
        markNow("DRILL", "10");
        approved(agent, buy(1)).spent();
        propose(agent, buy(1_000_000)).statusCode(201);
        command("/v1/agents/" + agent + "/quarantine").statusCode(200);
        JsonPath report = ask(operator(), id, "drill").statusCode(200).extract().jsonPath();
        assertThat(report.getList("losses")).isEmpty();
        assertThat(report.getList("tables.findAll { !it.equal }.name")).isEmpty();
        assertThat(report.getLong("seq")).isGreaterThan(report.getLong("snapshot_seq") + 5);
        assertThat(report.getList("tables.name")).contains("journal", "decision", "permit", "agent");
        ask(operator(), "20260101T000000000Z-0000", "drill").statusCode(404);
    }

    /** A command for a snapshot, whose colon is to be sent as it is. */
    private static ValidatableResponse ask(RequestSpecification who, String id, String verb) {
        return who.urlEncodingEnabled(false)
                .body("{\"reason\":\"for a test\"}")
                .post("/v1/snapshots/" + id + ":" + verb)
                .then();
    }

    @Test
    void metricsTellOfTheNewest() {
        create();
        String metrics = as("prometheus", Roles.METRICS).get("/q/metrics").asString();
        assertThat(metrics)
                .contains("ark_snapshot_last_success_timestamp_seconds", "ark_snapshot_bytes", "ark_snapshot_failures");
    }

    private static ValidatableResponse create() {
        return command("/v1/snapshots").statusCode(201).body("bytes", greaterThan(0));
    }
}
