-- Run at each start: an older version does without these tables, so they are no new version of the schema.

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
