-- What the last quarantine of an agent is like; agent.quarantine_reason says whether there is one. A row counts while its fence is still the agent's:
-- a program that does not know this table quarantines everywhere and without end. Repeats are the automatic ones in a row, the last of which ends or ended then.
CREATE TABLE quarantine (
    agent            TEXT PRIMARY KEY,
    fence_epoch      INTEGER NOT NULL,
    scope            TEXT NOT NULL,
    until_ms         INTEGER,
    repeats          INTEGER NOT NULL,
    repeated_until_ms INTEGER NOT NULL
) STRICT;

CREATE INDEX quarantine_end ON quarantine (until_ms) WHERE until_ms IS NOT NULL;
