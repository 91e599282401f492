-- Times ending in _ms are milliseconds since 1970 UTC. Amounts are decimal text, so that none is ever rounded.

CREATE TABLE journal (
    seq        INTEGER PRIMARY KEY,
    epoch      INTEGER NOT NULL,
    type       TEXT NOT NULL,
    body       TEXT NOT NULL,
    at         TEXT NOT NULL,
    deployment TEXT NOT NULL,
    version    TEXT NOT NULL,
    prev_hash  TEXT NOT NULL,
    hash       TEXT NOT NULL
) STRICT;

CREATE TABLE control (
    id            INTEGER PRIMARY KEY CHECK (id = 1),
    trading_state TEXT NOT NULL,
    halt_epoch    INTEGER NOT NULL,
    fence_epoch   INTEGER NOT NULL,
    reason        TEXT NOT NULL,
    actor         TEXT NOT NULL,
    at_ms         INTEGER NOT NULL
) STRICT;

INSERT INTO control VALUES (1, 'ACTIVE', 1, 1, 'installed', 'ark', 0);

CREATE TABLE watchdog_lease (
    id         INTEGER PRIMARY KEY CHECK (id = 1),
    holder     TEXT NOT NULL,
    renewed_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE agent (
    name               TEXT PRIMARY KEY,
    account            TEXT NOT NULL,
    principal          TEXT NOT NULL,
    actions_per_minute INTEGER NOT NULL,
    orders_per_minute  INTEGER NOT NULL,
    quarantine_reason  TEXT,
    fence_epoch        INTEGER NOT NULL,
    seen_ms            INTEGER,
    revision           INTEGER NOT NULL
) STRICT;

-- The low is the lowest equity told of in the session.
CREATE TABLE account (
    id                   TEXT PRIMARY KEY,
    currency             TEXT NOT NULL,
    equity               TEXT NOT NULL,
    session_start_equity TEXT NOT NULL,
    session              TEXT NOT NULL,
    session_low_equity   TEXT NOT NULL,
    at_ms                INTEGER NOT NULL,
    revision             INTEGER NOT NULL
) STRICT;

-- Written by executions and reservations, also for an account whose equity nobody has told yet.
CREATE TABLE holding (
    account    TEXT NOT NULL,
    symbol     TEXT NOT NULL,
    quantity   TEXT NOT NULL,
    open_buys  TEXT NOT NULL,
    open_sells TEXT NOT NULL,
    long_stop  TEXT,
    short_stop TEXT,
    PRIMARY KEY (account, symbol)
) STRICT, WITHOUT ROWID;

CREATE TABLE instrument (
    symbol                TEXT PRIMARY KEY,
    asset_class           TEXT NOT NULL,
    tick_size             TEXT NOT NULL,
    multiplier            TEXT NOT NULL,
    average_daily_volume  TEXT NOT NULL,
    max_quote_age_seconds INTEGER NOT NULL,
    restricted            INTEGER NOT NULL,
    blackouts             TEXT NOT NULL,
    fees_per_unit         TEXT NOT NULL,
    revision              INTEGER NOT NULL
) STRICT;

CREATE TABLE restriction (
    symbol     TEXT PRIMARY KEY,
    restricted INTEGER NOT NULL,
    reason     TEXT NOT NULL,
    revision   INTEGER NOT NULL
) STRICT;

CREATE TABLE mark (
    symbol   TEXT PRIMARY KEY,
    price    TEXT NOT NULL,
    previous TEXT,
    source   TEXT NOT NULL,
    at_ms    INTEGER NOT NULL,
    revision INTEGER NOT NULL
) STRICT;

CREATE TABLE source (
    id       TEXT PRIMARY KEY,
    kind     TEXT NOT NULL,
    revision INTEGER NOT NULL
) STRICT;

CREATE TABLE intent (
    id        TEXT PRIMARY KEY,
    principal TEXT NOT NULL,
    symbol    TEXT NOT NULL,
    side      TEXT NOT NULL,
    pending   INTEGER NOT NULL,
    at_ms     INTEGER NOT NULL,
    revision  INTEGER NOT NULL
) STRICT;

CREATE INDEX intent_symbol ON intent (symbol, pending, at_ms);

CREATE TABLE evidence (
    id       TEXT PRIMARY KEY,
    labels   TEXT NOT NULL,
    at_ms    INTEGER NOT NULL,
    revision INTEGER NOT NULL
) STRICT;

CREATE TABLE consent (
    id         TEXT PRIMARY KEY,
    subject    TEXT NOT NULL,
    purpose    TEXT NOT NULL,
    data_class TEXT NOT NULL,
    granted_ms INTEGER NOT NULL,
    expires_ms INTEGER,
    revoked_ms INTEGER,
    revision   INTEGER NOT NULL
) STRICT;

CREATE INDEX consent_subject ON consent (subject);

CREATE TABLE destination (
    id       TEXT PRIMARY KEY,
    grants   TEXT NOT NULL,
    revision INTEGER NOT NULL
) STRICT;

CREATE TABLE snapshot (
    id       TEXT PRIMARY KEY,
    path     TEXT NOT NULL,
    verified INTEGER NOT NULL,
    at_ms    INTEGER NOT NULL,
    revision INTEGER NOT NULL
) STRICT;

CREATE TABLE directive (
    id         TEXT PRIMARY KEY,
    principal  TEXT,
    said       TEXT NOT NULL,
    forbids    TEXT NOT NULL,
    active     INTEGER NOT NULL,
    expires_ms INTEGER,
    revision   INTEGER NOT NULL
) STRICT;

CREATE INDEX directive_active ON directive (principal, ifnull(expires_ms, 9223372036854775807)) WHERE active = 1;

CREATE TABLE override (
    id            TEXT PRIMARY KEY,
    kind          TEXT NOT NULL,
    actor         TEXT NOT NULL,
    reason        TEXT NOT NULL,
    agent         TEXT,
    account       TEXT,
    symbol        TEXT,
    action_digest TEXT,
    rule          TEXT,
    expires_ms    INTEGER NOT NULL,
    active        INTEGER NOT NULL,
    at_ms         INTEGER NOT NULL,
    revision      INTEGER NOT NULL
) STRICT;

CREATE INDEX override_active ON override (expires_ms) WHERE active = 1;

-- The latest that each agent published about a symbol, for each of whom it published.
CREATE TABLE publication (
    symbol    TEXT NOT NULL,
    agent     TEXT NOT NULL,
    principal TEXT NOT NULL,
    account   TEXT NOT NULL,
    at_ms     INTEGER NOT NULL,
    revision  INTEGER NOT NULL,
    PRIMARY KEY (symbol, agent, principal, account)
) STRICT, WITHOUT ROWID;

CREATE INDEX publication_age ON publication (at_ms);

-- What was decided of each agent's in each second since 1970.
CREATE TABLE agent_pace (
    agent   TEXT NOT NULL,
    second  INTEGER NOT NULL,
    actions INTEGER NOT NULL,
    orders  INTEGER NOT NULL,
    PRIMARY KEY (agent, second)
) STRICT, WITHOUT ROWID;

CREATE INDEX agent_pace_age ON agent_pace (second);

-- What was reported of each account's orders in each second since 1970.
CREATE TABLE order_pace (
    account   TEXT NOT NULL,
    symbol    TEXT NOT NULL,
    second    INTEGER NOT NULL,
    placed    INTEGER NOT NULL,
    cancelled INTEGER NOT NULL,
    PRIMARY KEY (account, symbol, second)
) STRICT, WITHOUT ROWID;

CREATE INDEX order_pace_age ON order_pace (second);

-- An operator's review of one action; the latest counts.
CREATE TABLE review (
    action_digest TEXT PRIMARY KEY,
    decision_id   TEXT NOT NULL,
    reviewer      TEXT NOT NULL,
    at_ms         INTEGER NOT NULL,
    expires_ms    INTEGER NOT NULL,
    revision      INTEGER NOT NULL
) STRICT;

-- The answer itself is the journal row of this sequence; here is what it was based on, and what is counted.
-- The origin is whose verdict it was: EVALUATOR or CORE.
CREATE TABLE decision (
    seq           INTEGER PRIMARY KEY,
    id            TEXT NOT NULL,
    agent         TEXT NOT NULL,
    action_digest TEXT NOT NULL,
    outcome       TEXT NOT NULL,
    origin        TEXT NOT NULL,
    halt_epoch    INTEGER NOT NULL,
    depth         INTEGER NOT NULL,
    at_ms         INTEGER NOT NULL,
    basis         TEXT NOT NULL
) STRICT;

CREATE INDEX decision_id ON decision (id, seq);

CREATE INDEX decision_digest ON decision (action_digest, at_ms, outcome, origin);

-- What waits for a person's approval: the decision's row, and all that is needed to decide it anew.
CREATE TABLE pending (
    decision_id   TEXT PRIMARY KEY,
    seq           INTEGER NOT NULL,
    agent         TEXT NOT NULL,
    action_digest TEXT NOT NULL,
    proposal      TEXT NOT NULL,
    traceparent   TEXT NOT NULL,
    expires_ms    INTEGER NOT NULL
) STRICT;

CREATE INDEX pending_expiry ON pending (expires_ms);

CREATE INDEX pending_seq ON pending (seq);

-- The rules that verdicts were used of. Nothing falls behind the highest revision that the stable slot adopted.
CREATE TABLE ruleset (
    revision    INTEGER NOT NULL,
    sha256      TEXT NOT NULL,
    version     TEXT NOT NULL,
    key_id      TEXT NOT NULL,
    signature   TEXT NOT NULL,
    deployment  TEXT NOT NULL,
    adopted_seq INTEGER NOT NULL,
    manifest    TEXT NOT NULL,
    PRIMARY KEY (revision, sha256)
) STRICT, WITHOUT ROWID;

CREATE TABLE overlay (
    sha256      TEXT PRIMARY KEY,
    text        TEXT NOT NULL,
    adopted_seq INTEGER NOT NULL
) STRICT;

CREATE TABLE idempotency (
    agent       TEXT NOT NULL,
    key         TEXT NOT NULL,
    body_sha256 TEXT NOT NULL,
    decision_id TEXT NOT NULL,
    at_ms       INTEGER NOT NULL,
    PRIMARY KEY (agent, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX idempotency_age ON idempotency (at_ms);

-- A permit and the reservation behind it: quantity is the order's, remaining what is reserved for it still, filled what was filled of it, all signed; 0 for what is no order.
-- A limit price is padded, so that texts sort as their numbers do; none for a market order.
CREATE TABLE permit (
    id            TEXT PRIMARY KEY,
    decision_id   TEXT NOT NULL,
    agent         TEXT NOT NULL,
    action_digest TEXT NOT NULL,
    halt_epoch    INTEGER NOT NULL,
    expires_ms    INTEGER NOT NULL,
    state         TEXT NOT NULL,
    account       TEXT NOT NULL,
    symbol        TEXT NOT NULL,
    side          TEXT NOT NULL,
    limit_price   TEXT,
    stop_loss     TEXT,
    quantity      TEXT NOT NULL,
    remaining     TEXT NOT NULL,
    filled        TEXT NOT NULL,
    last_fill_ms  INTEGER,
    order_id      TEXT
) STRICT;

CREATE INDEX permit_open ON permit (account, symbol, side, limit_price) WHERE remaining <> '0';

CREATE INDEX permit_filled ON permit (account, symbol, last_fill_ms) WHERE last_fill_ms IS NOT NULL;

CREATE INDEX permit_issued ON permit (expires_ms) WHERE state = 'ISSUED';

-- What tells one report from another: two fills may differ in their price or in a microsecond alone. Empty text for what is absent.
CREATE TABLE execution (
    permit_id TEXT NOT NULL,
    order_id  TEXT NOT NULL,
    event     TEXT NOT NULL,
    at        TEXT NOT NULL,
    quantity  TEXT NOT NULL,
    price     TEXT NOT NULL,
    seq       INTEGER NOT NULL,
    PRIMARY KEY (permit_id, order_id, event, at, quantity, price)
) STRICT, WITHOUT ROWID;
