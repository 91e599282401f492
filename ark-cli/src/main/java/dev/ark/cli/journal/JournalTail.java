package dev.ark.cli.journal;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Session;
import dev.ark.cli.client.ArkClient;
import dev.ark.cli.client.Refusal;
import dev.ark.cli.client.ServerSentEvents;
import dev.ark.cli.client.Unreachable;
import dev.ark.contract.event.Event;
import dev.ark.contract.http.JournalHead;
import dev.ark.contract.problem.ProblemCode;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "tail",
        description = "Print the journal's last rows.",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {"  ark journal tail -f", "  ark journal tail -n 100 --type decision -o json"})
public final class JournalTail extends ArkCommand {
    private static final long RECONNECT_MILLIS = 1_000;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what comes, until interrupted.")
    boolean follow;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "20",
            description = "How many; 20 if not given.")
    int lines;

    @Option(names = "--type", paramLabel = "TYPE", description = "Only rows of this type, such as decision or halt.")
    String type;

    private long position;

    @Override
    protected int run(Session session) throws InterruptedException {
        ArkClient client = session.asOperator();
        EventText text = new EventText(session.output());
        LatestEvents latest = new LatestEvents(client, type);
        position = latest.last(Math.max(0, lines), text::print);
        session.output().flush();
        while (follow) {
            try (Stream<String> stream = client.follow("/v1/events/stream", position)) {
                ServerSentEvents.read(stream, data -> received(data, text));
            } catch (Refusal e) {
                goOnWithTheOldest(e, client, session);
            } catch (Unreachable | UncheckedIOException e) {
                session.output().progress("ark: the stream ended; it is resumed");
            }
            Thread.sleep(RECONNECT_MILLIS);
        }
        return ExitCode.OK;
    }

    /** The journal was compacted while nothing was heard of it. */
    private void goOnWithTheOldest(Refusal refusal, ArkClient client, Session session) {
        if (refusal.status() != ProblemCode.GONE.status()) {
            throw refusal;
        }
        position = client.get("/v1/journal/head", JournalHead.class).oldestSeq() - 1;
        session.output().progress("ark: what came meanwhile is in the archive; it goes on after row " + position);
    }

    private void received(String data, EventText text) {
        Event event = ArkClient.read(data, Event.class);
        position = event.seq();
        if (type == null || type.equals(event.type())) {
            text.print(event);
        }
    }
}
