package dev.ark.cli.state;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Session;
import dev.ark.cli.client.ArkClient;
import dev.ark.cli.terminal.Output;
import dev.ark.cli.terminal.Table;
import dev.ark.contract.http.Page;
import dev.ark.contract.http.StateVersion;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "history", description = "List a key's versions, the latest first; deletions are versions too.")
public final class StateHistory extends ArkCommand {
    private static final int PAGE = 100;
    private static final int SHOWN = 60;

    @Mixin
    StateKey key;

    @Option(names = "--limit", defaultValue = "20", paramLabel = "N", description = "How many; 20 if not given.")
    int limit;

    @Override
    protected int run(Session session) {
        if (limit < 1) {
            throw usage("--limit is not above zero");
        }
        List<StateVersion> versions = versions(key.client(session));
        if (session.output().json()) {
            session.output().document(versions);
        } else {
            print(versions, session.output());
        }
        return ExitCode.OK;
    }

    private List<StateVersion> versions(ArkClient client) {
        List<StateVersion> versions = new ArrayList<>();
        String cursor = "";
        while (cursor != null && versions.size() < limit) {
            int wanted = Math.min(PAGE, limit - versions.size());
            String page = client.getText(key.path() + "/history?limit=" + wanted + "&cursor=" + cursor);
            Page<StateVersion> read = ArkClient.read(page, new TypeReference<>() {});
            versions.addAll(read.items());
            cursor = read.next();
        }
        return versions;
    }

    private static void print(List<StateVersion> versions, Output output) {
        Table table = new Table("VERSION", "JOURNAL", "AT", "BY", "VALUE");
        for (StateVersion version : versions) {
            String value = version.value() == null
                    ? output.style().faint("deleted")
                    : shortened(version.value().text());
            table.row(version.version(), version.seq(), version.at(), version.actor(), value);
        }
        table.print(output);
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN - 1) + "…";
    }
}
