-- The versioned state: of agents, the configuration, and the truths. Values are JSON text as it was written; space tells the three apart, and owner is the agent's name or empty.

-- The latest version of each key, and whether it is there or was deleted.
CREATE TABLE state_head (
    space   TEXT NOT NULL,
    owner   TEXT NOT NULL,
    key     TEXT NOT NULL,
    version INTEGER NOT NULL,
    live    INTEGER NOT NULL,
    PRIMARY KEY (space, owner, key)
) STRICT, WITHOUT ROWID;

-- Every version of each key. A deletion is a version without a value; meta is an object of what belongs to the value.
CREATE TABLE state_version (
    space   TEXT NOT NULL,
    owner   TEXT NOT NULL,
    key     TEXT NOT NULL,
    version INTEGER NOT NULL,
    value   TEXT,
    meta    TEXT NOT NULL,
    actor   TEXT NOT NULL,
    seq     INTEGER NOT NULL,
    at      TEXT NOT NULL,
    PRIMARY KEY (space, owner, key, version)
) STRICT;

CREATE TABLE memory (
    seq        INTEGER PRIMARY KEY,
    agent      TEXT NOT NULL,
    id         TEXT NOT NULL,
    type       TEXT NOT NULL,
    content    TEXT NOT NULL,
    metadata   TEXT NOT NULL,
    at         TEXT NOT NULL,
    expires_ms INTEGER,
    UNIQUE (agent, id)
) STRICT;

CREATE INDEX memory_listed ON memory (agent, seq);
CREATE INDEX memory_expiry ON memory (expires_ms) WHERE expires_ms IS NOT NULL;

CREATE TABLE session_log (
    seq     INTEGER PRIMARY KEY,
    agent   TEXT NOT NULL,
    session TEXT NOT NULL,
    event   TEXT NOT NULL,
    detail  TEXT NOT NULL,
    at      TEXT NOT NULL
) STRICT;

CREATE INDEX session_log_listed ON session_log (agent, seq);

-- The first answer to a write that may come again.
CREATE TABLE write_answer (
    caller         TEXT NOT NULL,
    key            TEXT NOT NULL,
    request_sha256 TEXT NOT NULL,
    answer         TEXT NOT NULL,
    at_ms          INTEGER NOT NULL,
    PRIMARY KEY (caller, key)
) STRICT;

CREATE INDEX write_answer_age ON write_answer (at_ms);
