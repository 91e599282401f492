CREATE TABLE IF NOT EXISTS fence (
    epoch INTEGER PRIMARY KEY,
    started_at TEXT NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS rollout (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    version TEXT NOT NULL,
    spec TEXT NOT NULL,
    begun_by TEXT NOT NULL,
    begun_at TEXT NOT NULL,
    verdict TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS rollout_version ON rollout (version);

CREATE TABLE IF NOT EXISTS rollout_row (
    rollout TEXT NOT NULL REFERENCES rollout (id),
    number INTEGER NOT NULL,
    open INTEGER NOT NULL CHECK (open IN (0, 1)),
    body TEXT NOT NULL,
    PRIMARY KEY (rollout, number)
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS only_open_row ON rollout_row (open) WHERE open = 1;

CREATE TABLE IF NOT EXISTS rollout_lock (
    name TEXT PRIMARY KEY,
    holder TEXT NOT NULL REFERENCES rollout (id),
    held_by TEXT NOT NULL,
    since TEXT NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS rollout_command (
    rollout TEXT NOT NULL REFERENCES rollout (id),
    number INTEGER NOT NULL,
    at TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (rollout, number)
) STRICT;

CREATE TABLE IF NOT EXISTS job (
    rollout TEXT NOT NULL REFERENCES rollout (id),
    row INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('RUNNING', 'DONE', 'FAILED')),
    detail TEXT NOT NULL,
    progress TEXT NOT NULL,
    PRIMARY KEY (rollout, row)
) STRICT;

CREATE TABLE IF NOT EXISTS announcement (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    body TEXT NOT NULL
) STRICT;
