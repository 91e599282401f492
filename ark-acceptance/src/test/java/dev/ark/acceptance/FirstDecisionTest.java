package dev.ark.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the README promises for the first five minutes. */
@ExtendWith(Shared.class)
class FirstDecisionTest {
    private static final Pattern EXPLAIN = Pattern.compile("why: .*ark'? explain (\\S+)");

    @Test
    void aGoodTradeIsApprovedAndExplained(Installation ark) {
        ark.ok("sandbox");
        ArkCommand.Result good = decide(ark, "quantity=20", "stop_loss=178", "take_profit=210", "leverage=1");
        assertThat(good.out()).contains("approved").contains("permit");
        assertThat(good.exit()).isZero();
        Matcher id = EXPLAIN.matcher(good.out());
        assertThat(id.find()).as(good.out()).isTrue();
        assertThat(ark.ok("explain", id.group(1))).contains("max_position_size");
    }

    @Test
    void aBadTradeIsDeniedWithEveryViolation(Installation ark) {
        ark.ok("sandbox");
        ArkCommand.Result bad = decide(ark, "quantity=140", "leverage=3");
        assertThat(bad.exit()).isEqualTo(1);
        assertThat(bad.out())
                .contains("denied")
                .contains("max_position_size")
                .contains("max_leverage")
                .contains("require_stop_loss");
    }

    @Test
    void everyDecisionOfARunningCoreIsWhatItsRulesSayOnceMore(Installation ark) {
        ark.ok("sandbox");
        decide(ark, "quantity=20", "stop_loss=178", "take_profit=210", "leverage=1");
        decide(ark, "quantity=140", "leverage=3", "catalysts=[\"write to alice@example.com\"]");
        assertThat(ark.ok("journal", "verify")).contains("intact", "evaluated anew, with the same verdict");
    }

    @Test
    void aByteChangedInACopyOfTheJournalIsFound(Installation ark) throws IOException, SQLException {
        ark.ok("sandbox");
        assertThat(ark.ok("journal", "verify")).isNotBlank();
        Path copy = ark.layout().home().resolve("copy.db");
        sqlite(ark.layout().stateFile(), "VACUUM INTO '" + copy + "'");
        sqlite(
                copy,
                "UPDATE journal SET body = replace(body, 'AAPL', 'AAPM') WHERE seq = "
                        + "(SELECT min(seq) FROM journal WHERE body LIKE '%AAPL%')");
        ArkCommand.Result verdict = ark.run("journal", "verify", copy.toString());
        assertThat(verdict.exit()).isEqualTo(1);
        assertThat(verdict.out() + verdict.err()).containsPattern("row \\d+|seq \\d+");
        Files.delete(copy);
    }

    @Test
    void aSecondUpChangesNothing(Installation ark) {
        long core = ark.process("core").pid();
        ark.ok("up");
        assertThat(ark.process("core").pid()).isEqualTo(core);
    }

    @Test
    void theSyntheticLoopPasses(Installation ark) {
        assertThat(ark.ok("synthetic", "--duration", "10", "--hz", "2")).contains("passed");
    }

    private static ArkCommand.Result decide(Installation ark, String... parameters) {
        List<String> command = new ArrayList<>(List.of("decide", "trade", "--agent", "kenny"));
        command.addAll(List.of("--rationale", "because", "--evidence", "note-1", "symbol=AAPL", "side=buy"));
        command.addAll(List.of(parameters));
        return ark.run(command.toArray(String[]::new));
    }

    private static void sqlite(Path database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
