package dev.ark.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.ark.core.Eventually;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The state as it was: after a row of the journal, or at a time. */
@QuarkusTest
class StateAsOfTest extends StateKeys {
    private final String agent = somebody();

    @Test
    void aKeyIsReadAsOfEachSequenceAndEachTime() {
        List<Written> writes = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            writes.add(i == 3 ? delete(agent, "k") : write(agent, "k", "" + i));
            clockMovesBeyond(writes.getLast().at());
        }
        for (int i = 1; i <= 5; i++) {
            Written write = writes.get(i - 1);
            for (String moment : List.of("" + write.seq(), write.at())) {
                Response then = asOf("/k", moment);
                if (i == 3) {
                    then.then().statusCode(404);
                } else {
                    then.then().statusCode(200).header("ETag", equalTo("\"" + i + "\""));
                    assertThat(then.asString()).isEqualTo("" + i);
                }
            }
        }
    }

    @Test
    void beforeItsFirstVersionAKeyIsNotThere() {
        long before = head();
        Written write = write(agent, "k", "1");
        asOf("/k", "" + before).then().statusCode(404);
        asOf("/k", Instant.parse(write.at()).minusNanos(1).toString()).then().statusCode(404);
        asOf("/k", "1970-01-01T00:00:00Z").then().statusCode(404);
    }

    @Test
    void aMomentToComeIsAsNow() {
        write(agent, "k", "1");
        asOf("/k", "999999999999").then().statusCode(200);
        asOf("/k", "9999-01-01T00:00:00+01:00").then().statusCode(200);
    }

    @Test
    void aListIsReadAsOfAMomentPageByPage() {
        for (int i = 0; i < 7; i++) {
            write(agent, "k" + i, "\"old\"");
        }
        delete(agent, "k3");
        long then = head();
        for (int i = 0; i < 9; i++) {
            write(agent, "k" + i, "\"new\"");
        }
        delete(agent, "k1");
        var pages = pages(() -> agent(agent), "/v1/agents/" + agent + "/state?as_of=" + then, 2);
        assertThat(StateKeys.<String>all(pages, "key")).containsExactly("k0", "k1", "k2", "k4", "k5", "k6");
        assertThat(StateKeys.<String>all(pages, "value")).containsOnly("old");
        var now = pages(() -> agent(agent), "/v1/agents/" + agent + "/state", 3);
        assertThat(StateKeys.<String>all(now, "key")).containsExactly("k0", "k2", "k3", "k4", "k5", "k6", "k7", "k8");
        assertThat(StateKeys.<String>all(now, "value")).containsOnly("new");
    }

    @Test
    void largeValuesMakeShortPagesAndNoneIsLost() {
        String large = "\"" + "x".repeat(250_000) + "\"";
        for (int i = 0; i < 12; i++) {
            write(agent, "k" + (char) ('a' + i), large);
        }
        var pages = pages(() -> agent(agent), "/v1/agents/" + agent + "/state", 100);
        assertThat(pages).hasSizeGreaterThan(1);
        assertThat(StateKeys.<String>all(pages, "key")).hasSize(12).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "-1", "2026-01-01"})
    void whatIsNoMomentIsRefused(String moment) {
        asOf("/k", moment).then().statusCode(422).body("code", equalTo("INVALID_VALUE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=1001"})
    void aPageHasALimit(String query) {
        agent(agent).get("/v1/agents/" + agent + "/state?" + query).then().statusCode(422);
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        write(agent, "k", "1");
        agent(agent).get(path(agent, "k") + "/history?cursor=k").then().statusCode(422);
    }

    private Response asOf(String key, String moment) {
        return agent(agent).queryParam("as_of", moment).get("/v1/agents/" + agent + "/state" + key);
    }

    private static void clockMovesBeyond(String at) {
        Eventually.holds("the clock moves", () -> Instant.now().isAfter(Instant.parse(at)));
    }
}
