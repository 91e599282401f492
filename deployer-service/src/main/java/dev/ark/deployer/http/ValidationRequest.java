package dev.ark.deployer.http;

import dev.ark.contract.http.Checks;
import dev.ark.deployer.validation.CheckCategory;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /v1/validations}.
 *
 * @param category all, or the category of the checks to make; all when absent
 */
public record ValidationRequest(@Nullable String category) {
    private static final String ALL = "all";

    Optional<CheckCategory> wanted() {
        if (category == null || category.equals(ALL)) {
            return Optional.empty();
        }
        for (CheckCategory known : CheckCategory.values()) {
            if (known.name().toLowerCase(Locale.ROOT).equals(category)) {
                return Optional.of(known);
            }
        }
        throw Checks.invalid("category", "is none of all, ethics, isolation, heartbeat, state and integration");
    }
}
