package dev.ark.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.ark.contract.problem.ProblemCode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Versions only grow, a change names the version that it changes, and nothing that was is lost. */
@QuarkusTest
class StateVersionsTest extends StateKeys {
    private final String agent = somebody();

    @Test
    void aFirstWriteCreatesVersionOne() {
        put(agent(agent), agent, "k", "1")
                .then()
                .statusCode(201)
                .header("ETag", equalTo("\"1\""))
                .body("version", equalTo(1))
                .body("created", equalTo(true));
        agent(agent).get(path(agent, "k")).then().header("ETag", equalTo("\"1\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "1", "*", "\"7\", \"1\""})
    void aGuardThatHoldsLetsAWriteThrough(String ifMatch) {
        write(agent, "k", "1");
        put(agent(agent).header("If-Match", ifMatch), agent, "k", "2")
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("created", equalTo(false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "\"0\"", "W/\"1\"", "\"abc\""})
    void aGuardThatDoesNotHoldChangesNothing(String ifMatch) {
        write(agent, "k", "1");
        refused(put(agent(agent).header("If-Match", ifMatch), agent, "k", "2"), ProblemCode.PRECONDITION_FAILED);
        refused(agent(agent).header("If-Match", ifMatch).delete(path(agent, "k")), ProblemCode.PRECONDITION_FAILED);
        assertThat(read(agent, "k")).isEqualTo("1");
    }

    @Test
    void whatExistsIsNotCreatedAgain() {
        write(agent, "k", "1");
        refused(put(agent(agent).header("If-None-Match", ANY), agent, "k", "2"), ProblemCode.PRECONDITION_FAILED);
    }

    @Test
    void whatDoesNotExistHasNoVersionToMatch() {
        refused(put(agent(agent).header("If-Match", ANY), agent, "k", "2"), ProblemCode.PRECONDITION_FAILED);
        refused(agent(agent).header("If-Match", ANY).delete(path(agent, "k")), ProblemCode.PRECONDITION_FAILED);
    }

    @Test
    void whatExistsIsNotChangedWithoutAGuard() {
        write(agent, "k", "1");
        refused(put(agent(agent), agent, "k", "2"), ProblemCode.PRECONDITION_REQUIRED);
        refused(agent(agent).delete(path(agent, "k")), ProblemCode.PRECONDITION_REQUIRED);
        assertThat(read(agent, "k")).isEqualTo("1");
    }

    @Test
    void aWriteCannotDemandThatOneVersionIsNotThere() {
        refused(put(agent(agent).header("If-None-Match", "\"1\""), agent, "k", "2"), ProblemCode.INVALID_VALUE);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        refused(agent(agent).get(path(agent, "k")), ProblemCode.NOT_FOUND);
        refused(agent(agent).delete(path(agent, "k")), ProblemCode.NOT_FOUND);
        refused(agent(agent).get(path(agent, "k") + "/history"), ProblemCode.NOT_FOUND);
        refused(rollBack(agent, "k", "{\"steps\":1}"), ProblemCode.NOT_FOUND);
    }

    @Test
    void theHistoryHasEveryVersionWithoutGapsLatestFirst() {
        for (int i = 1; i <= 25; i++) {
            if (i % 5 == 0) {
                delete(agent, "k");
            } else {
                write(agent, "k", "" + i);
            }
        }
        var pages = pages(() -> agent(agent), path(agent, "k") + "/history", 7);
        assertThat(pages).hasSize(4);
        assertThat(StateKeys.<Integer>all(pages, "version"))
                .isEqualTo(LongStream.rangeClosed(1, 25)
                        .mapToObj(i -> (int) (26 - i))
                        .toList());
        assertThat(StateKeys.<Boolean>all(pages, "deleted").getFirst()).isTrue();
        assertThat(StateKeys.<Integer>all(pages, "seq")).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(StateKeys.<String>all(pages, "actor")).containsOnly(agent);
    }

    @Test
    void aRollbackByStepsIsANewVersion() {
        write(agent, "k", "1.0");
        write(agent, "k", "2");
        write(agent, "k", "3");
        assertThat(written(rollBack(agent, "k", "{\"steps\":2}")).version()).isEqualTo(4);
        assertThat(read(agent, "k")).isEqualTo("1.0");
    }

    @Test
    void aRollbackToAVersionIsANewVersion() {
        write(agent, "k", "1");
        write(agent, "k", "2");
        rollBack(agent, "k", "{\"to_version\":1}").then().statusCode(200).header("ETag", equalTo("\"3\""));
        assertThat(read(agent, "k")).isEqualTo("1");
        assertThat(written(rollBack(agent, "k", "{\"to_version\":2}")).version())
                .isEqualTo(4);
    }

    @Test
    void aDeletedKeyHasItsHistoryAndCanBeRolledBack() {
        write(agent, "k", "{\"plan\":1}");
        delete(agent, "k");
        refused(agent(agent).get(path(agent, "k")), ProblemCode.NOT_FOUND);
        agent(agent)
                .get(path(agent, "k") + "/history")
                .then()
                .body("items.version", equalTo(List.of(2, 1)))
                .body("items.deleted", equalTo(List.of(true, false)));
        rollBack(agent, "k", "{\"steps\":1}").then().statusCode(201).body("version", equalTo(3));
        assertThat(read(agent, "k")).isEqualTo("{\"plan\":1}");
    }

    @Test
    void aKeyThatIsWrittenAgainGoesOnFromItsDeletion() {
        write(agent, "k", "1");
        delete(agent, "k");
        put(agent(agent), agent, "k", "2").then().statusCode(201).body("version", equalTo(3));
    }

    @Test
    void aRollbackGoesToNoDeletionAndNoVersionThatNeverWas() {
        write(agent, "k", "1");
        delete(agent, "k");
        write(agent, "k", "2");
        refused(rollBack(agent, "k", "{\"steps\":1}"), ProblemCode.CONFLICT);
        refused(rollBack(agent, "k", "{\"steps\":3}"), ProblemCode.NOT_FOUND);
        refused(rollBack(agent, "k", "{\"to_version\":4}"), ProblemCode.NOT_FOUND);
    }

    @Test
    void aRollbackKeepsToItsGuard() {
        write(agent, "k", "1");
        write(agent, "k", "2");
        refused(
                agent(agent).header("If-Match", "\"1\"").body("{\"steps\":1}").post(path(agent, "k") + "/rollback"),
                ProblemCode.PRECONDITION_FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"steps\":0}", "{\"to_version\":-1}", "{\"steps\":1,\"to_version\":1}"})
    void aRollbackSaysOneThing(String body) {
        write(agent, "k", "1");
        refused(rollBack(agent, "k", body), ProblemCode.INVALID_VALUE);
    }

    @Test
    void eachChangeIsOneJournalRow() {
        long before = head();
        write(agent, "k", "1");
        write(agent, "k", "2");
        rollBack(agent, "k", "{\"steps\":1}");
        delete(agent, "k");
        assertThat(writtenSince(before))
                .containsExactly("state_put", "state_put", "state_rolled_back", "state_deleted");
    }

    private static void refused(Response response, ProblemCode code) {
        response.then()
                .statusCode(code.status())
                .contentType("application/problem+json")
                .body("code", equalTo(code.name()));
    }
}
