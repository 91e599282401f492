package dev.ark.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.ark.core.Eventually;
import dev.ark.core.journal.JournalFloor;
import dev.ark.core.sqlite.Writer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told of rows that are in the archive. */
@QuarkusTest
@TestProfile(CompactedJournalTest.JournalOfItsOwn.class)
class CompactedJournalTest extends StateKeys {
    /** A journal whose beginning goes. */
    public static final class JournalOfItsOwn implements QuarkusTestProfile {}

    private static final String SEGMENT = "journal-000000000001-000000000256.ndjson.gz";

    private static String archived;
    private static GivenPermit executed;
    private static Written first;
    private static Written second;

    @Inject
    Writer writer;

    @BeforeEach
    void compact() {
        if (archived != null) {
            return;
        }
        String agent = newAgent();
        archived = propose(agent, buy(1)).statusCode(201).extract().path("decision_id");
        executed = approved(agent, buy(2)).spent();
        fill(executed).statusCode(201);
        first = write(agent, "k", "1");
        second = write(agent, "k", "2");
        writer.submit(transaction -> {
                    for (int i = 0; i < 600; i++) {
                        transaction.append("filler", Map.of("n", i));
                    }
                    return row256(transaction.session());
                })
                .join();
        Eventually.holds(
                "all is signed", () -> operator().get("/v1/journal/checkpoint").statusCode() == 200);
        writer.submit(transaction -> {
                    JournalFloor floor = row256(transaction.session());
                    floor.write(transaction.session());
                    transaction
                            .session()
                            .update(
                                    "INSERT INTO journal_segment VALUES (1, 256, ?, '', ?, 0, ?, 300, 601)",
                                    SEGMENT,
                                    floor.hash(),
                                    floor.at().toEpochMilli());
                    transaction.session().update("DELETE FROM decision WHERE seq <= 256");
                    return transaction.session().update("DELETE FROM journal WHERE seq <= 200");
                })
                .join();
    }

    private static JournalFloor row256(dev.ark.core.sqlite.Session session) throws java.sql.SQLException {
        return session.first(
                        "SELECT seq, hash, epoch, at FROM journal WHERE seq = 256",
                        row -> new JournalFloor(
                                row.getLong(1), row.getString(2), row.getLong(3), Instant.parse(row.getString(4))))
                .orElseThrow();
    }

    @Test
    void eventsBeforeTheFloorAreGoneAndTheOldestIsNamed() {
        gone(operator().get("/v1/events?after=0").then());
        gone(operator().get("/v1/events?after=255").then());
        operator().get("/v1/events?after=256&limit=1").then().statusCode(200).body("events[0].seq", equalTo(257));
    }

    @Test
    void whoeverNamesNoSequenceBeginsWithTheOldest() {
        operator()
                .get("/v1/events?limit=1")
                .then()
                .statusCode(200)
                .body("events[0].seq", equalTo(257))
                .body("oldest_seq", equalTo(257));
        operator().get("/v1/journal/head").then().body("oldest_seq", equalTo(257));
    }

    @Test
    void aStreamThatWouldBeginBeforeTheFloorIsGone() throws Exception {
        gone(operator()
                .header("Last-Event-ID", "10")
                .accept("text/event-stream, application/problem+json")
                .get("/v1/events/stream")
                .then());
        try (EventReader reader = EventReader.after(256)) {
            Eventually.holds("the oldest is heard", () -> !reader.ids().isEmpty());
            assertThat(reader.ids().getFirst()).isEqualTo(257);
        }
    }

    @Test
    void theExportBeginsWithTheOldest() {
        operator()
                .get("/v1/journal/export?limit=300")
                .then()
                .statusCode(200)
                .body(startsWith("{\"epoch\":1,\"seq\":257,"));
        gone(operator().get("/v1/journal/export?after=3").then());
    }

    @Test
    void aProofOfAnArchivedRowIsGoneAndOfAKeptOneIsNot() {
        Eventually.holds(
                "row 300 is signed",
                () -> operator().get("/v1/journal/proof?seq=300").statusCode() == 200);
        gone(operator().get("/v1/journal/proof?seq=256").then());
        gone(operator().get("/v1/journal/proof?from=100&to=300").then());
        operator().get("/v1/journal/proof?from=256&to=300").then().statusCode(200);
    }

    @Test
    void anArchivedDecisionIsGoneAndItsSegmentIsNamed() {
        gone(operator().get("/v1/decisions/" + archived).then()).body("detail", containsString(SEGMENT));
        gone(operator().get("/v1/decisions/" + archived + "/explain").then());
        operator().get("/v1/decisions/none").then().statusCode(404);
    }

    @Test
    void anExecutionWhoseRowIsArchivedDoesNotCountTwice() {
        fill(executed).statusCode(410).body("code", equalTo("GONE"));
        operator().get("/v1/accounts/" + executed.agent()).then().body("holdings[0].quantity", equalTo("2"));
    }

    @Test
    void theStateIsReadAsOfArchivedSequencesAndTimes() {
        for (String moment : List.of("" + first.seq(), first.at())) {
            asOf(moment).then().statusCode(200).body(equalTo("1"));
        }
        for (String moment : List.of("" + second.seq(), second.at())) {
            asOf(moment).then().statusCode(200).body(equalTo("2"));
        }
        asOf(Instant.parse(first.at()).minusNanos(1).toString()).then().statusCode(404);
    }

    @Test
    void decisionsGoOn() {
        String id = propose(newAgent(), buy(1)).statusCode(201).extract().path("decision_id");
        operator().get("/v1/decisions/" + id).then().statusCode(200);
    }

    private static Response asOf(String moment) {
        return operator().queryParam("as_of", moment).get(path(executed.agent(), "k"));
    }

    private static ValidatableResponse fill(GivenPermit permit) {
        return broker().body(
                        "{\"permit_id\":\"" + permit.id()
                                + "\",\"order_id\":\"o-1\",\"event\":\"filled\",\"quantity\":\"2\",\"price\":\"187.25\",\"at\":\"2026-05-01T10:00:00Z\"}")
                .post("/v1/executions")
                .then();
    }

    private static ValidatableResponse gone(ValidatableResponse response) {
        return response.statusCode(410).body("code", equalTo("GONE")).body("oldest_seq", equalTo(257));
    }
}
