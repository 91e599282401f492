-- What accounts have won and lost, and what is still to be heard of permits that were spent.

-- Quantity times price of what the position was bought or sold for, with its sign, and the quantity that it was the cost of. Where that is not the quantity that is held, the cost is
-- not known: the position, or a fill of it, is of a program that keeps no costs.
ALTER TABLE holding ADD COLUMN cost TEXT;

ALTER TABLE holding ADD COLUMN costed TEXT;

-- What closing positions has won or lost, by the session in which they were closed: realised after fees, and the fees. Incomplete is 1 when the cost of some of what was closed is not
-- known: then it is in neither.
CREATE TABLE realised (
    account    TEXT NOT NULL,
    session    TEXT NOT NULL,
    symbol     TEXT NOT NULL,
    realised   TEXT NOT NULL,
    fees       TEXT NOT NULL,
    incomplete INTEGER NOT NULL,
    PRIMARY KEY (account, session, symbol)
) STRICT, WITHOUT ROWID;

-- When a permit was spent and by which row, if the program that spent it kept that, and how loud it was said that nothing is heard of its order; empty while it was not.
ALTER TABLE permit ADD COLUMN spent_ms INTEGER;

ALTER TABLE permit ADD COLUMN spent_seq INTEGER;

ALTER TABLE permit ADD COLUMN overdue TEXT NOT NULL DEFAULT '';

CREATE INDEX permit_awaited ON permit (overdue, ifnull(spent_ms, expires_ms)) WHERE state = 'SPENT' AND order_id IS NULL AND remaining <> '0';
