package dev.ark.core.http;

import dev.ark.contract.http.JournalHead;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The last event that a reader of the stream has seen, as the id of an event says it: {@code epoch.seq}. After a restore the same sequences come again in a
 * later epoch, so that the sequence alone would not tell what was missed.
 *
 * @param epoch 0 for a reader who names the sequence alone, and takes it to be one of the journal as it is now
 */
record EventPosition(long epoch, long seq) {
    private static final Pattern FORM = Pattern.compile("(?:([0-9]{1,18})\\.)?([0-9]{1,18})");

    static EventPosition of(JournalHead head) {
        return new EventPosition(head.epoch(), head.seq());
    }

    /**
     * Reads an id.
     *
     * @throws ProblemException INVALID_VALUE when it is none
     */
    static EventPosition parse(String text) {
        Matcher id = FORM.matcher(text.strip());
        if (!id.matches()) {
            throw new ProblemException(ProblemCode.INVALID_VALUE, "Last-Event-ID is not the id of an event");
        }
        return new EventPosition(id.group(1) == null ? 0 : Long.parseLong(id.group(1)), Long.parseLong(id.group(2)));
    }

    @Override
    public String toString() {
        return epoch + "." + seq;
    }
}
