package dev.ark.cli.validation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Session;
import dev.ark.cli.terminal.Style;
import dev.ark.cli.terminal.Table;

/** Lists the runs of one kind that the deployer has kept. */
abstract class KeptRuns extends ArkCommand {
    private final String path;
    private final String member;

    /**
     * A list.
     *
     * @param path where the deployer tells of them
     * @param member of the answer that holds them
     */
    KeptRuns(String path, String member) {
        this.path = path;
        this.member = member;
    }

    /** What a run was about, in a few words. */
    abstract String about(JsonNode run);

    @Override
    protected final int run(Session session) {
        JsonNode runs = session.deployerAsOperator().get(path).path(member);
        if (session.output().json()) {
            session.output().document(runs);
            return ExitCode.OK;
        }
        Table table = new Table("RUN", "STARTED", "STATE", "ABOUT");
        for (JsonNode run : runs) {
            table.row(
                    run.path("id").asText(),
                    run.path("started_at").asText(),
                    state(run.path("state").asText(), session.output().style()),
                    about(run));
        }
        if (runs.isEmpty()) {
            session.output().line("none yet");
        } else {
            table.print(session.output());
        }
        return ExitCode.OK;
    }

    private static String state(String state, Style style) {
        return switch (state) {
            case "passed" -> style.good(state);
            case "failed" -> style.bad(state);
            default -> state;
        };
    }
}
