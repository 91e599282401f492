package dev.ark.core.fold;

import dev.ark.contract.event.EventType;
import dev.ark.core.agent.AgentStore;
import dev.ark.core.decision.DecisionRows;
import dev.ark.core.execution.ExecutionStore;
import dev.ark.core.execution.OutcomeWatch;
import dev.ark.core.facts.FactStore;
import dev.ark.core.halt.ControlStore;
import dev.ark.core.journal.JournalSegments;
import dev.ark.core.permit.PermitStore;
import dev.ark.core.rollout.LoweredRules;
import dev.ark.core.rollout.RolloutSteps;
import dev.ark.core.sqlite.JournalEntry;
import dev.ark.core.state.KeyTransactions;
import dev.ark.core.state.MemoryStore;
import dev.ark.core.state.SessionLog;
import dev.ark.core.state.VersionedKeys;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** For each type of row what it does to the tables: the very code that did it when the row was written. */
final class Appliers {
    private static final Map<String, Applier> BY_TYPE = byType();

    private Appliers() {}

    /** Does to the tables what a row says; tells what is lost for want of a basis, if something is. */
    interface Applier {
        Optional<String> apply(JournalEntry entry, Optional<String> basis) throws SQLException;
    }

    private interface Effect {
        void apply(JournalEntry entry) throws SQLException;
    }

    /** The applier of a type; empty for one that this version does not know. */
    static Optional<Applier> of(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    private static Map<String, Applier> byType() {
        Map<String, Applier> appliers = new HashMap<>();
        appliers.put(EventType.DECISION, DecisionRows::decision);
        appliers.put(EventType.DECISION_SETTLED, DecisionRows::decision);
        addKernel(appliers);
        addState(appliers);
        addNews(appliers);
        return Map.copyOf(appliers);
    }

    private static void addKernel(Map<String, Applier> appliers) {
        appliers.put(EventType.REPEAT_ANSWERED, only(DecisionRows::repeat));
        appliers.put(EventType.REVIEW, only(DecisionRows::review));
        appliers.put(EventType.RULESET_ADOPTED, only(DecisionRows::ruleset));
        appliers.put(EventType.RULESET_LOWERED, only(LoweredRules::apply));
        appliers.put(EventType.OVERLAY_ADOPTED, only(DecisionRows::overlay));
        appliers.put(EventType.PERMIT_SPENT, only(PermitStore::applySpending));
        appliers.put(EventType.PERMIT_RELEASED, only(PermitStore::applyRelease));
        appliers.put(EventType.PERMITS_EXPIRED, only(PermitStore::applyExpiry));
        appliers.put(EventType.EXECUTION, only(ExecutionStore::apply));
        appliers.put(EventType.EXECUTION_WITHOUT_PERMIT, only(ExecutionStore::apply));
        appliers.put(EventType.ALERT, only(OutcomeWatch::apply));
        appliers.put(EventType.HALT, only(ControlStore::applyFence));
        appliers.put(EventType.REDUCE, only(ControlStore::applyFence));
        appliers.put(EventType.RESUME, only(ControlStore::applyFence));
        appliers.put(EventType.QUARANTINE, only(ControlStore::applyAgentFence));
        appliers.put(EventType.RESTORE, only(ControlStore::applyAgentFence));
        appliers.put(EventType.AGENT_REGISTERED, only(AgentStore::applyRegistration));
        appliers.put(EventType.HEARTBEAT, only(AgentStore::applyHeartbeat));
        appliers.put(EventType.FACT, only(FactStore::apply));
        appliers.put(EventType.ROLLOUT_STEP, only(RolloutSteps::apply));
        appliers.put(EventType.JOURNAL_COMPACTED, only(JournalSegments::apply));
    }

    private static void addState(Map<String, Applier> appliers) {
        appliers.put(EventType.STATE_PUT, only(VersionedKeys::apply));
        appliers.put(EventType.STATE_DELETED, only(VersionedKeys::apply));
        appliers.put(EventType.STATE_ROLLED_BACK, only(VersionedKeys::apply));
        appliers.put(EventType.CONFIG_PUT, only(VersionedKeys::apply));
        appliers.put(EventType.CONFIG_DELETED, only(VersionedKeys::apply));
        appliers.put(EventType.TRUTH_PUT, only(VersionedKeys::apply));
        appliers.put(EventType.TRUTH_DELETED, only(VersionedKeys::apply));
        appliers.put(EventType.STATE_TXN, only(KeyTransactions::apply));
        appliers.put(EventType.MEMORY_STORED, only(MemoryStore::applyStoring));
        appliers.put(EventType.MEMORY_DELETED, only(MemoryStore::applyDeletion));
        appliers.put(EventType.MEMORIES_EXPIRED, only(MemoryStore::applyExpiry));
        appliers.put(EventType.SESSION_LOGGED, only(SessionLog::apply));
    }

    /** Rows that only tell something: what they brought about, such as a quarantine, is a row of its own. */
    private static void addNews(Map<String, Applier> appliers) {
        for (String type : new String[] {
            EventType.ALERT_ACKNOWLEDGED,
            EventType.PERMIT_REFUSED,
            EventType.RULE_WRITE_REFUSED,
            EventType.SNAPSHOT,
            EventType.SNAPSHOT_DELETED,
            EventType.RESTORE_REQUESTED,
            EventType.RESTORED
        }) {
            appliers.put(type, (entry, basis) -> Optional.empty());
        }
    }

    private static Applier only(Effect effect) {
        return (entry, basis) -> {
            effect.apply(entry);
            return Optional.empty();
        };
    }
}
