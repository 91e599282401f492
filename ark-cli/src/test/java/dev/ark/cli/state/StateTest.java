package dev.ark.cli.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.cli.CommandRun;
import dev.ark.cli.CoreCommandTest;
import org.junit.jupiter.api.Test;

class StateTest extends CoreCommandTest {
    private static final String KEY = "/v1/agents/kenny/state/plan";
    private static final String WRITTEN =
            "{\"key\":\"plan\",\"version\":4,\"created\":false,\"deleted\":false,\"seq\":99,\"at\":\"2026-01-31T14:30:00Z\"}";

    @Test
    void aValueIsPrintedAsItIsStored() {
        core.on("GET " + KEY, 200, "{\"limit\":187.20,\"far\":1e400}");
        CommandRun run = ark("state", "get", "plan");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().strip()).isEqualTo("{\"limit\":187.20,\"far\":1e400}");
    }

    @Test
    void aValueIsReadAsOfAMoment() {
        core.on("GET /v1/agents/ann/state/plan?as_of=2026-01-31T14%3A30%3A00Z", 200, "1");
        CommandRun run = ark("state", "get", "plan", "--agent", "ann", "--as-of", "2026-01-31T14:30:00Z");
        assertThat(run.out().strip()).isEqualTo("1");
    }

    @Test
    void whatIsNotThereExitsOne() {
        assertThat(ark("state", "get", "plan").exitCode()).isEqualTo(1);
    }

    @Test
    void aValueIsWrittenOverTheLatestVersion() {
        core.on("GET " + KEY + "/history?limit=1", 200, page(3, false)).on("PUT " + KEY, 200, WRITTEN);
        CommandRun run = ark("state", "set", "plan", "{\"limit\": 187.20}");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("plan is at version 4; journal 99");
        assertThat(core.requests().getLast().body()).isEqualTo("{\"limit\":187.20}");
        assertThat(core.requests().getLast().header("If-Match")).isEqualTo("\"3\"");
    }

    @Test
    void aKeyThatIsNotThereIsCreated() {
        core.on("PUT " + KEY, 201, WRITTEN);
        assertThat(ark("state", "set", "plan", "null").exitCode()).isZero();
        assertThat(core.requests().getLast().header("If-None-Match")).isEqualTo("*");
    }

    @Test
    void aDeletedKeyIsCreatedAgain() {
        core.on("GET " + KEY + "/history?limit=1", 200, page(3, true)).on("PUT " + KEY, 201, WRITTEN);
        assertThat(ark("state", "set", "plan", "1").exitCode()).isZero();
        assertThat(core.requests().getLast().header("If-None-Match")).isEqualTo("*");
    }

    @Test
    void aGivenVersionIsTheOnlyOneWrittenOver() {
        core.on("PUT " + KEY, 412, "{\"code\":\"PRECONDITION_FAILED\",\"detail\":\"plan is at version 3\"}");
        CommandRun run = ark("state", "set", "plan", "1", "--if-version", "2");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("PRECONDITION_FAILED: plan is at version 3");
        assertThat(core.requests()).hasSize(1);
    }

    @Test
    void aValueThatIsNotJsonIsWrongUsage() {
        CommandRun run = ark("state", "set", "plan", "hello");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("the value is not JSON");
        assertThat(core.requests()).isEmpty();
    }

    @Test
    void theHistoryIsListedOverItsPages() {
        core.on("GET " + KEY + "/history?limit=20&cursor=", 200, page(3, true).replace("]}", "],\"next\":\"3\"}"))
                .on("GET " + KEY + "/history?limit=19&cursor=3", 200, page(2, false));
        CommandRun run = ark("state", "history", "plan");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .containsPattern("3 +93 +2026-01-31T14:30:00Z +kenny +deleted")
                .containsPattern("2 +92 +2026-01-31T14:30:00Z +kenny +1\\.50");
        assertThat(ark("state", "history", "plan", "-o", "json").out()).contains("\"value\" : 1.50");
    }

    @Test
    void aRollbackSaysWhereTo() {
        core.on("POST " + KEY + "/rollback", 200, WRITTEN);
        assertThat(ark("state", "rollback", "plan", "--steps", "2").out()).contains("plan is at version 4");
        assertThat(core.requests().getLast().body()).isEqualTo("{\"steps\":2}");
        ark("state", "rollback", "plan", "--to-version", "1");
        assertThat(core.requests().getLast().body()).isEqualTo("{\"to_version\":1}");
    }

    @Test
    void aRollbackWithoutATargetIsWrongUsage() {
        assertThat(ark("state", "rollback", "plan").exitCode()).isEqualTo(2);
        assertThat(ark("state", "rollback", "plan", "--steps", "0").exitCode()).isEqualTo(2);
        assertThat(ark("state", "rollback", "plan", "--steps", "1", "--to-version", "1")
                        .exitCode())
                .isEqualTo(2);
        assertThat(core.requests()).isEmpty();
    }

    private static String page(int version, boolean deleted) {
        return "{\"items\":[{\"key\":\"plan\",\"version\":" + version + ",\"deleted\":" + deleted
                + (deleted ? "" : ",\"value\":1.50") + ",\"actor\":\"kenny\",\"seq\":" + (90 + version)
                + ",\"at\":\"2026-01-31T14:30:00Z\"}]}";
    }
}
