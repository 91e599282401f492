package dev.ark.core.http;

import dev.ark.core.CoreTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** What the tests of versioned state say of one agent's keys. */
public abstract class StateKeys extends CoreTest {
    protected static final String ANY = "*";

    /** An agent's name that nobody has used. */
    protected static String somebody() {
        return "agent-" + UUID.randomUUID();
    }

    protected static String path(String agent, String key) {
        return "/v1/agents/" + agent + "/state/" + key;
    }

    /** Writes over whatever is there. */
    protected static Written write(String agent, String key, String value) {
        Response answer = put(agent(agent).header("If-Match", ANY), agent, key, value);
        if (answer.statusCode() == 412) {
            answer = put(agent(agent).header("If-None-Match", ANY), agent, key, value);
        }
        return written(answer);
    }

    protected static Written delete(String agent, String key) {
        return written(agent(agent).header("If-Match", ANY).delete(path(agent, key)));
    }

    protected static Response put(RequestSpecification who, String agent, String key, String value) {
        return who.body(value).put(path(agent, key));
    }

    protected static Response rollBack(String agent, String key, String body) {
        return agent(agent).body(body).post(path(agent, key) + "/rollback");
    }

    protected static String read(String agent, String key) {
        return agent(agent)
                .get(path(agent, key))
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    protected static Written written(Response answer) {
        JsonPath body = answer.then().extract().jsonPath();
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError("not written: " + answer.statusCode() + " " + answer.asString());
        }
        return new Written(body.getLong("version"), body.getLong("seq"), body.getString("at"));
    }

    /** What a write answered. */
    protected record Written(long version, long seq, String at) {}

    /** All items of a list, page by page. */
    protected static List<JsonPath> pages(Supplier<RequestSpecification> who, String path, int limit) {
        List<JsonPath> pages = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = who.get()
                    .queryParam("limit", limit)
                    .queryParam("cursor", cursor)
                    .get(path)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            pages.add(page);
            cursor = page.getString("next");
        }
        return pages;
    }

    protected static <T> List<T> all(List<JsonPath> pages, String member) {
        List<T> all = new ArrayList<>();
        pages.forEach(page -> all.addAll(page.getList("items." + member)));
        return all;
    }
}
