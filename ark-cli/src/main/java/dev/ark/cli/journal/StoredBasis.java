package dev.ark.cli.journal;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ark.contract.decision.Measurement;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.evaluation.Facts;
import dev.ark.contract.json.ArkJson;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a decision was based on, as the core keeps it.
 *
 * @param origin whose verdict it was: {@code evaluator} or {@code core}
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record StoredBasis(
        Proposal proposal,
        Facts facts,
        List<Measurement> measurements,
        @Nullable String origin) {
    private static final String CORE = "core";

    StoredBasis {
        if (proposal == null || facts == null || measurements == null) {
            throw new IllegalArgumentException("proposal, facts or measurements are missing");
        }
    }

    static StoredBasis read(StoredRow row) throws JsonProcessingException {
        return ArkJson.mapper().readValue(row.basisText(), StoredBasis.class);
    }

    boolean isByCore() {
        return CORE.equals(origin);
    }
}
