CREATE TABLE IF NOT EXISTS rollout (
    id TEXT PRIMARY KEY,
    spec TEXT NOT NULL,
    begun_by TEXT NOT NULL,
    begun_at TEXT NOT NULL
) STRICT;
