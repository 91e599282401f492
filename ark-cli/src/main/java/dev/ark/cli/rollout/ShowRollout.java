package dev.ark.cli.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Session;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.rollout.RolloutView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description =
                "Show the whole record of a rollout: its steps, every check with its numbers, and why it ended so.")
public final class ShowRollout extends ArkCommand {
    private static final String REPLAY = "replay";
    private static final String RESTORE = "restore";

    @Parameters(paramLabel = "ID", description = "As 'ark rollouts' prints it.")
    String id;

    @Option(
            names = {"-w", "--watch"},
            description = "Follow it until it is over or waits for a person, and say how it ended.")
    boolean watch;

    @Override
    protected int run(Session session) throws InterruptedException {
        RolloutClient client = new RolloutClient(session);
        if (watch) {
            RolloutText.ended(new Following(client, session).follow(id, 0), session);
            return ExitCode.OK;
        }
        RolloutView view = client.show(id);
        JsonNode replay = client.document(id, REPLAY);
        JsonNode restore = client.document(id, RESTORE);
        if (session.output().json()) {
            session.output().document(document(view, replay, restore));
        } else {
            RolloutText.print(view, session);
            RolloutText.print("changed verdicts of recorded decisions", entries(replay, "changed"), session.output());
            RolloutText.print("rows that the restore could not replay", entries(restore, "lost"), session.output());
        }
        return ExitCode.OK;
    }

    /** What is a list, or has it as a member. */
    private static JsonNode entries(JsonNode document, String member) {
        return document.isArray() ? document : document.path(member);
    }

    private static ObjectNode document(RolloutView view, JsonNode replay, JsonNode restore) {
        ObjectNode document = ArkJson.mapper().valueToTree(view);
        if (!replay.isMissingNode()) {
            document.set(REPLAY, replay);
        }
        if (!restore.isMissingNode()) {
            document.set(RESTORE, restore);
        }
        return document;
    }
}
