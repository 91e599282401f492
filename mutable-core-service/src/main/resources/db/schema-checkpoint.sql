-- The third script of the schema, run once: it counts as a version of its own. What it makes is computed from the journal.

-- Signed checkpoints; size is the sequence of the last row that one covers.
CREATE TABLE checkpoint (
    size INTEGER PRIMARY KEY,
    at   TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT;

-- Roots of the complete subtrees of 256, 65536, … rows, by level (8, 16, …) and index; what lies below is computed from the rows' hashes.
CREATE TABLE merkle_node (
    level INTEGER NOT NULL,
    idx   INTEGER NOT NULL,
    hash  TEXT NOT NULL,
    PRIMARY KEY (level, idx)
) STRICT, WITHOUT ROWID;
