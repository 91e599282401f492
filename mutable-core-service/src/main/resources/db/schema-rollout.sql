-- A further script of the schema, run once: it counts as a version of its own. It changes nothing that is there.

-- The transitions of rollouts that the deployer had journaled: the same one again is known by its number.
CREATE TABLE rollout_step (
    rollout TEXT NOT NULL,
    number  INTEGER NOT NULL,
    seq     INTEGER NOT NULL,
    body    TEXT NOT NULL,
    PRIMARY KEY (rollout, number)
) STRICT, WITHOUT ROWID;
