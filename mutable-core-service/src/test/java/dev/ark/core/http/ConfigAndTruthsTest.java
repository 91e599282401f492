package dev.ark.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.ark.contract.identity.Roles;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators configure, and what the truth keeper holds true. */
@QuarkusTest
class ConfigAndTruthsTest extends StateKeys {
    private final String key = "k-" + UUID.randomUUID();

    @Test
    void aConfigurationTellsWhatItIsForAndWhoWroteIt() {
        putConfig(operator(), "{\"value\":1.50,\"description\":\"the first\"}")
                .then()
                .statusCode(201);
        putConfig(as("oscar", Roles.OPERATOR).header("If-Match", "\"1\""), "{\"value\":{\"a\":null}}")
                .then()
                .statusCode(200);
        as("vera", Roles.VIEWER)
                .get("/v1/config/" + key)
                .then()
                .header("ETag", equalTo("\"2\""))
                .body("updater", equalTo("oscar"))
                .body("description", equalTo(""));
        as("watchdog", Roles.SERVICE)
                .get("/v1/config/" + key + "/history")
                .then()
                .body(containsString("\"value\":1.50"))
                .body("items.version", equalTo(List.of(2, 1)))
                .body("items.updater", equalTo(List.of("oscar", "olivia")))
                .body("items.description", equalTo(List.of("", "the first")));
    }

    @Test
    void aConfigurationIsNotOverwrittenUnseen() {
        putConfig(operator(), "{\"value\":1}");
        putConfig(operator(), "{\"value\":2}").then().statusCode(428);
        putConfig(operator().header("If-Match", "\"9\""), "{\"value\":2}")
                .then()
                .statusCode(412);
        operator().delete("/v1/config/" + key).then().statusCode(428);
        operator()
                .header("If-Match", "\"1\"")
                .delete("/v1/config/" + key)
                .then()
                .statusCode(200);
        operator().get("/v1/config/" + key).then().statusCode(404);
    }

    @Test
    void aTruthHasAnExactConfidenceAndItsSources() {
        putTruth("{\"value\":\"up\",\"confidence\":0.12345678901,\"sources\":[\"feed-1\",\"a report\"]}")
                .then()
                .statusCode(201);
        putTruth("{\"value\":\"down\",\"confidence\":\"1.0\"}").then().statusCode(200);
        Response history = agent("kenny").get("/v1/truths/" + key + "/history");
        history.then()
                .body("items.version", equalTo(List.of(2, 1)))
                .body("items[1].sources", equalTo(List.of("feed-1", "a report")))
                .body("items.keeper", equalTo(List.of("tom", "tom")));
        assertThat(history.asString()).contains("\"confidence\":0.12345678901,").contains("\"confidence\":1,");
    }

    @Test
    void aTruthIsDeletedByItsKeeper() {
        putTruth("{\"value\":1,\"confidence\":1}");
        keeper().delete("/v1/truths/" + key).then().statusCode(200).body("version", equalTo(2));
        keeper().get("/v1/truths/" + key).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"value\":1}",
                "{\"confidence\":1}",
                "{\"value\":1,\"confidence\":1.01}",
                "{\"value\":1,\"confidence\":-0.01}",
                "{\"value\":1,\"confidence\":1,\"sources\":[\"\"]}",
                "{\"value\":1,\"confidence\":1,\"sources\":[null]}"
            })
    void whatIsNoTruthIsRefused(String body) {
        putTruth(body).then().statusCode(422).body("code", equalTo("INVALID_VALUE"));
    }

    @Test
    void listsGoOverAllKeysPageByPage() {
        for (int i = 0; i < 5; i++) {
            operator().body("{\"value\":" + i + "}").put("/v1/config/" + key + i);
            keeper().body("{\"value\":" + i + ",\"confidence\":1}").put("/v1/truths/" + key + i);
        }
        for (String list : List.of("/v1/config", "/v1/truths")) {
            assertThat(StateKeys.<String>all(pages(() -> operator(), list, 2), "key"))
                    .contains(key + 0, key + 1, key + 2, key + 3, key + 4)
                    .doesNotHaveDuplicates()
                    .isSorted();
        }
    }

    @Test
    void eachChangeIsOneJournalRow() {
        long before = head();
        putConfig(operator(), "{\"value\":1}");
        operator().header("If-Match", "*").delete("/v1/config/" + key);
        putTruth("{\"value\":1,\"confidence\":1}");
        keeper().delete("/v1/truths/" + key);
        assertThat(writtenSince(before)).containsExactly("config_put", "config_deleted", "truth_put", "truth_deleted");
    }

    private Response putConfig(RequestSpecification who, String body) {
        return who.body(body).put("/v1/config/" + key);
    }

    private Response putTruth(String body) {
        return keeper().body(body).put("/v1/truths/" + key);
    }

    private static RequestSpecification keeper() {
        return as("tom", Roles.TRUTH_KEEPER);
    }
}
