-- What the watchdog that holds the lease last said of the rules: NONE, FOUND or UNKNOWN.
ALTER TABLE watchdog_lease ADD COLUMN drift TEXT NOT NULL DEFAULT 'UNKNOWN';
