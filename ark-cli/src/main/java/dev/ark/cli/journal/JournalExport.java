package dev.ark.cli.journal;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Failure;
import dev.ark.cli.Session;
import dev.ark.cli.client.ArkClient;
import dev.ark.cli.terminal.ProgressBar;
import dev.ark.contract.http.JournalHead;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        description = {
            "Write the journal's rows to a file, one JSON object a line.",
            "A row's body is a text, exactly as it was hashed: jq '.body | fromjson' reads it."
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {"  ark journal export journal.ndjson", "  ark journal export --after 12000 more.ndjson"})
public final class JournalExport extends ArkCommand {
    @Parameters(paramLabel = "FILE", description = "Where to write; it must not exist.")
    Path file;

    @Option(
            names = "--after",
            paramLabel = "SEQ",
            description = "Only rows after this one; all that are kept if not given.")
    Long after;

    private long rows;

    @Override
    protected int run(Session session) throws IOException {
        if (Files.exists(file)) {
            throw new Failure(file + " exists already");
        }
        ArkClient client = session.asOperator();
        JournalHead head = client.get("/v1/journal/head", JournalHead.class);
        long first = after == null ? Math.max(0, head.oldestSeq() - 1) : after;
        long total = Math.max(0, head.seq() - first);
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (ProgressBar bar = session.output().bar("exporting", total);
                Writer out = Files.newBufferedWriter(part);
                Stream<String> lines = client.lines("/v1/journal/export?after=" + first + "&limit=" + total)) {
            write(lines.iterator(), out, bar);
        } catch (UncheckedIOException e) {
            throw new Failure("the answer ended early: " + e.getCause().getMessage(), e);
        }
        if (rows != total) {
            throw new Failure("only " + rows + " of " + total + " rows came; they are in " + part);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        session.output().progress(rows + " rows written to " + file);
        return ExitCode.OK;
    }

    private void write(Iterator<String> lines, Writer out, ProgressBar bar) throws IOException {
        while (lines.hasNext()) {
            out.write(lines.next());
            out.write('\n');
            rows++;
            bar.at(rows, rows + " rows");
        }
    }
}
