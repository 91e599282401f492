-- Which programs can use this file: version is that of its schema (user_version says the same), usable_since the lowest version whose programs can use it all the same.
CREATE TABLE schema_range (
    id           INTEGER PRIMARY KEY CHECK (id = 1),
    version      INTEGER NOT NULL,
    usable_since INTEGER NOT NULL
) STRICT;

-- Whose turn it is to write for a slot: a process that starts takes the next generation, and one of an older generation commits nothing any more.
CREATE TABLE slot_fence (
    slot       TEXT PRIMARY KEY,
    generation INTEGER NOT NULL,
    holder     TEXT NOT NULL,
    since      TEXT NOT NULL
) STRICT;
