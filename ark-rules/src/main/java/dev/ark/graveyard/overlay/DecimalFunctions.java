package dev.ark.graveyard.overlay;

import dev.ark.contract.json.ExactDecimal;
import dev.ark.contract.problem.ProblemException;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.IntPredicate;
import org.projectnessie.cel.checker.Decls;
import org.projectnessie.cel.common.types.BoolT;
import org.projectnessie.cel.common.types.Err;
import org.projectnessie.cel.common.types.IntT;
import org.projectnessie.cel.common.types.StringT;
import org.projectnessie.cel.common.types.ref.Val;
import org.projectnessie.cel.interpreter.functions.Overload;
import org.projectnessie.cel.relocated.com.google.api.expr.v1alpha1.Decl;
import org.projectnessie.cel.relocated.com.google.api.expr.v1alpha1.Expr;

/**
 * {@code above(x, y)} and {@code below(x, y)}: exact comparisons of decimals, each a text or a whole number. CEL has no decimals of its own,
 * and floating point would round.
 */
final class DecimalFunctions {
    static final String ABOVE = "above";
    static final String BELOW = "below";

    private DecimalFunctions() {}

    static List<Decl> declarations() {
        return List.of(declaration(ABOVE), declaration(BELOW));
    }

    static Overload[] overloads() {
        return new Overload[] {
            Overload.binary(ABOVE, (one, other) -> compare(one, other, sign -> sign > 0)),
            Overload.binary(BELOW, (one, other) -> compare(one, other, sign -> sign < 0))
        };
    }

    /** Refuses a literal that is no decimal before it makes every evaluation fail. */
    static void checkLiterals(Expr.Call call) {
        for (Expr argument : call.getArgsList()) {
            if (argument.hasConstExpr()) {
                String text = argument.getConstExpr().getStringValue();
                if (!text.isEmpty() && !isDecimal(text)) {
                    throw new InvalidOverlayException(call.getFunction() + ": " + text + " is not a decimal number");
                }
            }
        }
    }

    private static Decl declaration(String function) {
        return Decls.newFunction(function, Decls.newOverload(function, List.of(Decls.Dyn, Decls.Dyn), Decls.Bool));
    }

    private static Val compare(Val one, Val other, IntPredicate wanted) {
        try {
            return wanted.test(decimal(one).compareTo(decimal(other))) ? BoolT.True : BoolT.False;
        } catch (ProblemException e) {
            return Err.newErr("not a decimal number");
        }
    }

    private static BigDecimal decimal(Val value) {
        return switch (value) {
            case IntT number -> BigDecimal.valueOf(number.intValue());
            case StringT text -> ExactDecimal.parse("the value", (String) text.value());
            default -> ExactDecimal.parse("the value", "");
        };
    }

    private static boolean isDecimal(String text) {
        try {
            ExactDecimal.parse("the value", text);
            return true;
        } catch (ProblemException e) {
            return false;
        }
    }
}
