package dev.ark.contract.event;

/** The types of journal rows and events. A reader meets types that it does not know, and passes over them. */
public final class EventType {
    public static final String AGENT_REGISTERED = "agent_registered";
    public static final String HEARTBEAT = "heartbeat";
    public static final String FACT = "fact";
    public static final String DECISION = "decision";
    /** A decision that waited for a person, approved or denied in the end: a second decision of the same id, which replaces the first. */
    public static final String DECISION_SETTLED = "decision_settled";

    /** A request with an idempotency key of its own was told a decision that was made before. */
    public static final String REPEAT_ANSWERED = "repeat_answered";

    public static final String REVIEW = "review";
    public static final String PERMIT_SPENT = "permit_spent";
    public static final String PERMIT_REFUSED = "permit_refused";
    /** An operator gave the headroom of a spent permit back, of whose order no broker had told. */
    public static final String PERMIT_RELEASED = "permit_released";

    public static final String PERMITS_EXPIRED = "permits_expired";
    public static final String EXECUTION = "execution";
    public static final String EXECUTION_WITHOUT_PERMIT = "execution_without_permit";
    public static final String QUARANTINE = "quarantine";
    public static final String RESTORE = "restore";
    public static final String HALT = "halt";
    public static final String REDUCE = "reduce";
    public static final String RESUME = "resume";
    public static final String ALERT = "alert";
    public static final String ALERT_ACKNOWLEDGED = "alert_acknowledged";
    public static final String STATE_PUT = "state_put";
    public static final String STATE_DELETED = "state_deleted";
    public static final String STATE_ROLLED_BACK = "state_rolled_back";
    public static final String STATE_TXN = "state_txn";
    public static final String CONFIG_PUT = "config_put";
    public static final String CONFIG_DELETED = "config_deleted";
    public static final String TRUTH_PUT = "truth_put";
    public static final String TRUTH_DELETED = "truth_deleted";
    public static final String MEMORY_STORED = "memory_stored";
    public static final String MEMORY_DELETED = "memory_deleted";
    public static final String MEMORIES_EXPIRED = "memories_expired";
    public static final String SESSION_LOGGED = "session_logged";
    public static final String RULESET_ADOPTED = "ruleset_adopted";
    /** After a rollback the stable slot may decide by older rules than it has. */
    public static final String RULESET_LOWERED = "ruleset_lowered";

    public static final String OVERLAY_ADOPTED = "overlay_adopted";
    public static final String RULE_WRITE_REFUSED = "rule_write_refused";
    /** A run of the journal's oldest rows was sealed in an archive segment and is kept there alone. */
    public static final String JOURNAL_COMPACTED = "journal_compacted";

    /** A copy of the whole state was made and verified. */
    public static final String SNAPSHOT = "snapshot";

    /** A copy that is older than those that are kept was deleted. */
    public static final String SNAPSHOT_DELETED = "snapshot_deleted";

    public static final String RESTORE_REQUESTED = "restore_requested";
    /** The first row after a restore, in a new epoch. */
    public static final String RESTORED = "restored";

    /** A transition of a rollout, told by the deployer. */
    public static final String ROLLOUT_STEP = "rollout_step";

    private EventType() {}
}
