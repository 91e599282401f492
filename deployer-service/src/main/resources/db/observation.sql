CREATE TABLE IF NOT EXISTS sample (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    at_ms INTEGER NOT NULL,
    rollout TEXT,
    rollout_row INTEGER,
    epoch INTEGER,
    seq INTEGER,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS sample_of_rollout ON sample (rollout, number);
CREATE INDEX IF NOT EXISTS sample_at ON sample (at_ms);
CREATE TABLE IF NOT EXISTS tripwire_check (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    rollout TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS tripwire_check_of_rollout ON tripwire_check (rollout, number);
