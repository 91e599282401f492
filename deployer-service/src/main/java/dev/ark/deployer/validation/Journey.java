package dev.ark.deployer.validation;

import dev.ark.contract.event.Event;
import dev.ark.contract.event.EventType;
import java.math.BigDecimal;
import java.util.List;

/**
 * The rows of one trace, in the order of the journal.
 *
 * @param traceId that the agent began
 */
public record Journey(String traceId, List<Event> rows) {
    private static final List<String> ORDERED =
            List.of(EventType.DECISION, EventType.PERMIT_SPENT, EventType.EXECUTION, EventType.EXECUTION);

    public Journey {
        rows = rows.stream().filter(row -> traceId.equals(EventTrace.id(row))).toList();
    }

    /**
     * An order that was decided, spent, placed and filled must have left just these rows, and the position that it opened must have been there
     * and be gone.
     *
     * @param held of the instrument after the fill
     * @param left of it after the position was closed
     */
    public Finding endToEnd(BigDecimal quantity, BigDecimal held, BigDecimal left) {
        List<String> types = types();
        boolean passed = types.equals(ORDERED) && held.compareTo(quantity) == 0 && left.signum() == 0;
        return new Finding(
                passed, String.join(", ", types) + "; held " + held.toPlainString() + ", then " + left.toPlainString());
    }

    /** The decision's answer and all rows of what came of it must carry the trace, and the decision's row must name it. */
    public Finding continuous(String answered) {
        boolean named = rows.stream()
                .filter(row -> row.type().equals(EventType.DECISION))
                .allMatch(row -> row.body().findPath("trace_id").asText(traceId).equals(traceId));
        List<String> types = types();
        return new Finding(
                traceId.equals(answered) && named && types.equals(ORDERED),
                "trace " + traceId + ": answered " + answered + ", carried by " + String.join(", ", types));
    }

    private List<String> types() {
        return rows.stream().map(Event::type).toList();
    }
}
