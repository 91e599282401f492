-- A further script of the schema, run once: it counts as a version of its own. It changes nothing that is there.

-- Alerts and what was said to them are few among many rows; whoever watches asks for the latest at each start.
CREATE INDEX journal_alerts ON journal (seq) WHERE type IN ('alert', 'alert_acknowledged');
