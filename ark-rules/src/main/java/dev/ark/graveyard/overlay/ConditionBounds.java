package dev.ark.graveyard.overlay;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.projectnessie.cel.relocated.com.google.api.expr.v1alpha1.Constant.ConstantKindCase;
import org.projectnessie.cel.relocated.com.google.api.expr.v1alpha1.Expr;
import org.projectnessie.cel.relocated.com.google.api.expr.v1alpha1.Expr.Call;
import org.projectnessie.cel.relocated.com.google.api.expr.v1alpha1.Expr.Comprehension;
import org.projectnessie.cel.relocated.com.google.api.expr.v1alpha1.Expr.CreateStruct;

/**
 * How large and how costly a condition may be. The library counts no steps while it evaluates, so that every expression that passes here
 * has to end soon by its form alone: it is small, and goes over short lists only, once each.
 */
final class ConditionBounds {
    static final int MAX_LENGTH = 1_000;
    private static final int MAX_NODES = 200;
    private static final int MAX_DEPTH = 32;
    private static final Set<String> SHORT_LISTS = Set.of("evidence", "evidence_labels");

    private int nodes;

    private ConditionBounds() {}

    /** Bounds what the parser sees: it descends once for each bracket. */
    static void checkSource(String expression) {
        if (expression.length() > MAX_LENGTH) {
            throw new InvalidOverlayException("the expression has more than " + MAX_LENGTH + " characters");
        }
        int open = 0;
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            open += "([{".indexOf(c) >= 0 ? 1 : 0;
            open -= ")]}".indexOf(c) >= 0 ? 1 : 0;
            if (open > MAX_DEPTH) {
                throw tooDeep();
            }
        }
    }

    static void check(Expr expression) {
        new ConditionBounds().visit(expression, 0, false);
    }

    private void visit(Expr expression, int depth, boolean inComprehension) {
        nodes++;
        if (nodes > MAX_NODES) {
            throw new InvalidOverlayException("the expression has more than " + MAX_NODES + " parts");
        }
        if (depth > MAX_DEPTH) {
            throw tooDeep();
        }
        switch (expression.getExprKindCase()) {
            case CALL_EXPR -> visitCall(expression.getCallExpr(), depth, inComprehension);
            case SELECT_EXPR -> visit(expression.getSelectExpr().getOperand(), depth + 1, inComprehension);
            case LIST_EXPR -> visitAll(expression.getListExpr().getElementsList(), depth, inComprehension);
            case STRUCT_EXPR -> visitStruct(expression.getStructExpr(), depth, inComprehension);
            case COMPREHENSION_EXPR -> visitComprehension(expression.getComprehensionExpr(), depth, inComprehension);
            case CONST_EXPR -> {
                if (expression.getConstExpr().getConstantKindCase() == ConstantKindCase.DOUBLE_VALUE) {
                    throw new InvalidOverlayException(
                            "a number with a point is not exact: use above(x, \"1.5\") or below(x, \"1.5\")");
                }
            }
            case IDENT_EXPR, EXPRKIND_NOT_SET -> {}
        }
    }

    private void visitCall(Call call, int depth, boolean inComprehension) {
        switch (call.getFunction()) {
            // The library's regular expressions backtrack, and may take for ever.
            case "matches" ->
                throw new InvalidOverlayException("matches is not available: use contains, startsWith, endsWith or ==");
            case "double" -> throw new InvalidOverlayException("double is not available: it is not exact");
            case "getFullYear",
                    "getMonth",
                    "getDate",
                    "getDayOfMonth",
                    "getDayOfWeek",
                    "getDayOfYear",
                    "getHours",
                    "getMinutes",
                    "getSeconds",
                    "getMilliseconds" -> call.getArgsList().forEach(ConditionBounds::checkZone);
            case DecimalFunctions.ABOVE, DecimalFunctions.BELOW -> DecimalFunctions.checkLiterals(call);
            default -> {}
        }
        if (call.hasTarget()) {
            visit(call.getTarget(), depth + 1, inComprehension);
        }
        visitAll(call.getArgsList(), depth, inComprehension);
    }

    private void visitStruct(CreateStruct struct, int depth, boolean inComprehension) {
        if (!struct.getMessageName().isEmpty()) {
            throw new InvalidOverlayException("there is no type " + struct.getMessageName());
        }
        for (CreateStruct.Entry entry : struct.getEntriesList()) {
            visit(entry.getMapKey(), depth + 1, inComprehension);
            visit(entry.getValue(), depth + 1, inComprehension);
        }
    }

    private void visitComprehension(Comprehension comprehension, int depth, boolean inComprehension) {
        if (inComprehension) {
            throw new InvalidOverlayException(
                    "all, exists, exists_one, filter and map may not stand within one another");
        }
        Expr range = comprehension.getIterRange();
        if (!range.hasListExpr() && !SHORT_LISTS.contains(range.getIdentExpr().getName())) {
            throw new InvalidOverlayException(
                    "all, exists, exists_one, filter and map go over evidence, evidence_labels or a list [...] only");
        }
        visitAll(
                List.of(
                        range,
                        comprehension.getAccuInit(),
                        comprehension.getLoopCondition(),
                        comprehension.getLoopStep(),
                        comprehension.getResult()),
                depth,
                true);
    }

    private void visitAll(List<Expr> expressions, int depth, boolean inComprehension) {
        expressions.forEach(expression -> visit(expression, depth + 1, inComprehension));
    }

    /** The library takes a zone that it does not know for UTC, and says nothing. */
    private static void checkZone(Expr argument) {
        String zone = argument.getConstExpr().getStringValue();
        try {
            ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new InvalidOverlayException("there is no time zone '" + zone + "'; it has to be written out");
        }
    }

    private static InvalidOverlayException tooDeep() {
        return new InvalidOverlayException("the expression is nested deeper than " + MAX_DEPTH);
    }
}
