package dev.ark.contract.http;

import dev.ark.contract.evaluation.Registers.Grant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code PUT /v1/facts/destinations/{id}}: somewhere that data may go.
 *
 * @param grants which data, and what for; up to 64, each text of up to 1,024 characters
 */
public record DestinationFact(@Nullable List<Grant> grants) {
    private static final int MAX_TEXT = 1_024;

    public DestinationFact {
        grants = Checks.list("grants", Checks.present("grants", grants));
        for (Grant grant : grants) {
            Checks.text("grants.data_class", grant.dataClass(), MAX_TEXT);
            Checks.text("grants.purpose", grant.purpose(), MAX_TEXT);
        }
    }
}
