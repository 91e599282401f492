package dev.ark.cli.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.json.ArkJson;
import java.util.Optional;

/** Whatever is missing at the journal's beginning was archived: the journal itself says so, and by which hash and digest it is known. */
final class CompactionCheck implements RowCheck {
    private final ArchivedUpTo archived;
    private boolean said;

    CompactionCheck(ArchivedUpTo archived) {
        this.archived = archived;
    }

    @Override
    public Optional<Flaw> next(StoredRow row) {
        if (!row.compactsTheJournal()) {
            return Optional.empty();
        }
        try {
            JsonNode body = ArkJson.mapper().readTree(row.bodyText());
            if (archived.segments().stream().noneMatch(segment -> isOf(segment, body))) {
                return Optional.of(Flaw.ofRow(
                        row.seq(),
                        "the segment " + body.path("file").asText()
                                + " that it tells of is not the one that the database names"));
            }
            said |= body.path("to").asLong() == archived.seq()
                    && body.path("last_hash").asText().equals(archived.hash());
            return Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.of(Flaw.ofRow(row.seq(), "it is not JSON"));
        }
    }

    @Override
    public Optional<Flaw> end() {
        return archived.seq() == 0 || said
                ? Optional.empty()
                : Optional.of(Flaw.ofRow(
                        1,
                        "it is missing, as are all up to row " + archived.seq()
                                + ", and the journal does not say that they were archived"));
    }

    private static boolean isOf(ArchivedUpTo.Segment segment, JsonNode body) {
        return segment.from() == body.path("from").asLong()
                && segment.to() == body.path("to").asLong()
                && segment.file().equals(body.path("file").asText())
                && segment.sha256().equals(body.path("sha256").asText())
                && segment.lastHash().equals(body.path("last_hash").asText());
    }
}
