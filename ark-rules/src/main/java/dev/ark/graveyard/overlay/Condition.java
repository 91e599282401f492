package dev.ark.graveyard.overlay;

import dev.ark.graveyard.rules.Situation;
import java.util.List;
import java.util.stream.Stream;
import org.projectnessie.cel.Ast;
import org.projectnessie.cel.Env;
import org.projectnessie.cel.Env.AstIssuesTuple;
import org.projectnessie.cel.EnvOption;
import org.projectnessie.cel.EvalOption;
import org.projectnessie.cel.Program;
import org.projectnessie.cel.ProgramOption;
import org.projectnessie.cel.checker.Decls;
import org.projectnessie.cel.common.types.BoolT;
import org.projectnessie.cel.common.types.ref.Val;
import org.projectnessie.cel.relocated.com.google.api.expr.v1alpha1.Decl;

/** A boolean CEL expression about a proposal: parsed, bounded, type-checked and planned once, then only evaluated. Thread-safe. */
public final class Condition {
    private final Program program;

    private Condition(Program program) {
        this.program = program;
    }

    /** What an evaluation comes to. Whatever is neither true nor false has failed. */
    public enum Answer {
        HOLDS,
        DOES_NOT_HOLD,
        FAILED
    }

    /**
     * Compiles an expression.
     *
     * @throws InvalidOverlayException when it is no expression, too large, too costly, or not boolean
     */
    static Condition compile(String expression) {
        ConditionBounds.checkSource(expression);
        try {
            Env env = environment();
            Ast parsed = withoutIssues(env.parse(expression));
            ConditionBounds.check(parsed.getExpr());
            Ast checked = withoutIssues(env.check(parsed));
            if (!checked.getResultType().equals(Decls.Bool)) {
                throw new InvalidOverlayException(
                        "the expression is not boolean: compare what it yields with something");
            }
            return new Condition(env.program(
                    checked,
                    ProgramOption.functions(DecimalFunctions.overloads()),
                    ProgramOption.evalOptions(EvalOption.OptOptimize)));
        } catch (InvalidOverlayException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new InvalidOverlayException("the expression cannot be compiled: " + e.getMessage());
        }
    }

    /** Evaluates it for a proposal; it throws nothing. */
    public Answer test(Situation situation) {
        try {
            Val value = program.eval(Variable.of(situation)).getVal();
            if (value == BoolT.True) {
                return Answer.HOLDS;
            }
            return value == BoolT.False ? Answer.DOES_NOT_HOLD : Answer.FAILED;
        } catch (RuntimeException e) {
            return Answer.FAILED;
        }
    }

    private static Env environment() {
        List<Decl> declarations = Stream.concat(
                        Stream.of(Variable.values()).map(Variable::declaration),
                        DecimalFunctions.declarations().stream())
                .toList();
        return Env.newEnv(EnvOption.declarations(declarations));
    }

    private static Ast withoutIssues(AstIssuesTuple result) {
        if (result.hasIssues()) {
            throw new InvalidOverlayException(
                    result.getIssues().toString().strip().replaceAll("\\s*\\R[\\s|]*", " | "));
        }
        return result.getAst();
    }
}
