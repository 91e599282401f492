package dev.ark.core.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.ark.contract.journal.JournalRow;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.journal.JournalReader;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Writes the journal out, page by page: neither memory nor a transaction is held for more than one page, however slow the reader is. */
@Singleton
@RegisterForReflection(targets = JournalRow.class)
public final class JournalExport {
    private static final int PAGE = 500;
    private static final int BUFFER = 1 << 16;
    private static final int MOST_READERS = 4;
    private static final ObjectWriter LINES =
            ArkJson.mapper().writer().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    private final JournalReader journal;
    private final Semaphore readers = new Semaphore(MOST_READERS);

    JournalExport(JournalReader journal) {
        this.journal = journal;
    }

    /**
     * The rows after a sequence up to what is now the last, at most {@code limit}.
     *
     * @param from the sequence; all that are kept when null
     * @throws ProblemException INVALID_VALUE when a bound is below zero; GONE when the first row is in the archive; OVERLOADED, on writing, when
     *     too many read already
     */
    StreamingOutput rows(@Nullable Long from, long limit) {
        if ((from != null && from < 0) || limit < 0) {
            throw new ProblemException(ProblemCode.INVALID_VALUE, "after or limit is below zero");
        }
        long after = from == null ? journal.floor() : journal.requireKept(from);
        long head = journal.head().seq();
        long last = limit > head - Math.min(after, head) ? head : after + limit;
        return out -> {
            if (!readers.tryAcquire()) {
                throw new ProblemException(ProblemCode.OVERLOADED, "too many read the whole journal already");
            }
            try {
                write(after, last, out);
            } finally {
                readers.release();
            }
        };
    }

    private void write(long after, long last, OutputStream out) throws IOException {
        BufferedOutputStream buffered = new BufferedOutputStream(out, BUFFER);
        long position = after;
        while (position < last) {
            List<JournalRow> rows = journal.rows(position, (int) Math.min(PAGE, last - position));
            if (rows.isEmpty()) {
                throw new IOException("the journal ends after row " + position);
            }
            for (JournalRow row : rows) {
                LINES.writeValue(buffered, row);
                buffered.write('\n');
            }
            position = rows.getLast().seq();
        }
        buffered.flush();
    }
}
