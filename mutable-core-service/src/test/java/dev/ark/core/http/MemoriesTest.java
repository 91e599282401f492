package dev.ark.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What agents remember. */
@QuarkusTest
class MemoriesTest extends StateKeys {
    private final String agent = somebody();

    @Test
    void aMemoryIsKeptAsItWasTold() {
        String content = "[0.10,-1E-7,0.3333333333333333333333333]";
        Response stored = store(
                "{\"type\":\"embedding\",\"content\":" + content + ",\"metadata\":{\"model\":\"m-1\",\"weight\":1.0}}");
        stored.then()
                .statusCode(201)
                .body("agent", equalTo(agent))
                .body("type", equalTo("embedding"))
                .body("$", not(hasKey("expires_at")));
        Response found = agent(agent).get(memories() + "/" + stored.path("id"));
        assertThat(found.asString())
                .isEqualTo(stored.asString())
                .contains("\"content\":" + content)
                .contains("\"metadata\":{\"model\":\"m-1\",\"weight\":1.0}");
    }

    @Test
    void aMemorySaysWhenItExpires() {
        Response stored = store("{\"type\":\"summary\",\"content\":null,\"ttl_seconds\":60}");
        Instant created = Instant.parse(stored.path("created_at"));
        assertThat(Duration.between(created, Instant.parse(stored.path("expires_at"))))
                .isBetween(Duration.ofMillis(59_999), Duration.ofSeconds(60));
    }

    @Test
    void memoriesAreListedByTypePageByPage() {
        for (int i = 0; i < 5; i++) {
            store("{\"type\":\"pattern\",\"content\":" + i + "}");
            store("{\"type\":\"summary\",\"content\":" + i + "}");
        }
        var patterns = pages(() -> agent(agent), memories() + "?type=pattern", 2);
        assertThat(patterns).hasSize(3);
        assertThat(StateKeys.<Integer>all(patterns, "content")).containsExactly(0, 1, 2, 3, 4);
        assertThat(StateKeys.<String>all(patterns, "type")).containsOnly("pattern");
        assertThat(StateKeys.<Integer>all(pages(() -> agent(agent), memories(), 4), "content"))
                .containsExactly(0, 0, 1, 1, 2, 2, 3, 3, 4, 4);
    }

    @Test
    void aDeletedMemoryIsGone() {
        String id = store("{\"type\":\"summary\",\"content\":1}").path("id");
        agent(agent).delete(memories() + "/" + id).then().statusCode(200);
        agent(agent).get(memories() + "/" + id).then().statusCode(404);
        agent(agent).delete(memories() + "/" + id).then().statusCode(404);
        agent(agent).get(memories()).then().body("items", equalTo(List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"dream\",\"content\":1}",
                "{\"content\":1}",
                "{\"type\":\"summary\"}",
                "{\"type\":\"summary\",\"content\":1,\"metadata\":[]}",
                "{\"type\":\"summary\",\"content\":1,\"ttl_seconds\":0}",
                "{\"type\":\"summary\",\"content\":1,\"ttl_seconds\":315360001}"
            })
    void whatIsNoMemoryIsRefused(String body) {
        store(body).then().statusCode(422).body("code", equalTo("INVALID_VALUE"));
    }

    @Test
    void anUnknownTypeIsNotListed() {
        agent(agent).get(memories() + "?type=dream").then().statusCode(422);
    }

    private Response store(String body) {
        return agent(agent).body(body).post(memories());
    }

    private String memories() {
        return "/v1/agents/" + agent + "/memories";
    }
}
