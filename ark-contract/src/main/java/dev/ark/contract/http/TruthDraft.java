package dev.ark.contract.http;

import dev.ark.contract.json.JsonText;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code PUT /v1/truths/{key}}.
 *
 * @param value any JSON value
 * @param confidence 0 to 1, exact
 * @param sources where it comes from, up to 100 texts of 1 to 1,000 characters
 */
public record TruthDraft(
        JsonText value, BigDecimal confidence, @Nullable List<String> sources) {
    private static final int MAX_SOURCES = 100;

    public TruthDraft {
        Checks.present("value", value);
        confidence = Checks.decimal("confidence", confidence);
        if (confidence.signum() < 0 || confidence.compareTo(BigDecimal.ONE) > 0) {
            throw new ProblemException(ProblemCode.INVALID_VALUE, "confidence is not within 0 to 1");
        }
        sources = sources == null
                ? List.of()
                : sources.stream()
                        .map(source -> Checks.prose("sources", source))
                        .toList();
        Checks.range("the number of sources", sources.size(), 0, MAX_SOURCES);
    }
}
