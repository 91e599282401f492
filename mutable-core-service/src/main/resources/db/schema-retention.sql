-- Rows of the journal up to the floor are kept in archive segments alone; some may be left in the journal for a moment. There is one floor, 0 before the first compaction.
CREATE TABLE journal_floor (
    id    INTEGER PRIMARY KEY CHECK (id = 1),
    seq   INTEGER NOT NULL,
    hash  TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    at    TEXT NOT NULL
) STRICT;

INSERT INTO journal_floor VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000', 1, '1970-01-01T00:00:00Z');

-- The segments of the archive. The checkpoint is the size of one that was signed and covers the rows; compacted_seq is the row that says so.
CREATE TABLE journal_segment (
    first_seq     INTEGER PRIMARY KEY,
    last_seq      INTEGER NOT NULL,
    file          TEXT NOT NULL,
    sha256        TEXT NOT NULL,
    last_hash     TEXT NOT NULL,
    first_at_ms   INTEGER NOT NULL,
    last_at_ms    INTEGER NOT NULL,
    checkpoint    INTEGER NOT NULL,
    compacted_seq INTEGER NOT NULL
) STRICT;

CREATE INDEX journal_segment_age ON journal_segment (last_at_ms);
