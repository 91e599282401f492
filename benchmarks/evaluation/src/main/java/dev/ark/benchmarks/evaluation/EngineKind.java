package dev.ark.benchmarks.evaluation;

import java.util.function.Function;

/** The engines that are compared. */
enum EngineKind {
    HRM(HrmEngine::asked),
    CEDAR(CedarEngine::asked),
    CASBIN(CasbinEngine::asked);

    private final Function<Question, Engine> preparation;

    EngineKind(Function<Question, Engine> preparation) {
        this.preparation = preparation;
    }

    /** The engine with its policies loaded and a question at hand. */
    Engine asked(Question question) {
        return preparation.apply(question);
    }
}
