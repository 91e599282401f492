package dev.ark.core.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.ark.core.CoreTest;
import dev.ark.core.Eventually;
import dev.ark.core.JournalFile;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A service that starts when a restore was asked for. */
@QuarkusTest
@QuarkusTestResource(value = AskedRestore.class, restrictToAnnotatedClass = true)
class RestoreAtStartTest extends CoreTest {
    @Inject
    SnapshotFiles files;

    @Test
    void itHasRestoredBeforeAnythingLookedAtTheState() {
        operator()
                .get("/v1/restores/latest")
                .then()
                .statusCode(200)
                .body("refusal", nullValue())
                .body("replayed_to", equalTo(AskedRestore.ROWS))
                .body("epoch", equalTo(2));
        markNow("RESTORED", "10");
        operator()
                .get("/v1/events?limit=2&after=" + AskedRestore.ROWS)
                .then()
                .body("epoch", equalTo(2))
                .body("events[0].type", equalTo("restored"));
        operator().get("/v1/facts/marks/RESTORED").then().statusCode(200);
        Path old = Path.of(operator().get("/v1/restores/latest").jsonPath().getString("replaced"));
        assertThat(JournalFile.rows(old.resolve("ark_state.db")))
                .as("nothing was written to the old state any more")
                .hasSize(AskedRestore.ROWS);
        Eventually.holds(
                "a snapshot is made, because the last is old",
                () -> files.all().stream()
                        .anyMatch(snapshot ->
                                snapshot.epoch() == 2 && snapshot.actor().equals("core")));
    }
}
