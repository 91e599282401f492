package dev.ark.contract.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What people have said that concerns the proposals.
 *
 * @param reviews operators' reviews that are still alive, by action digest
 * @param overrides live overrides of the agents, their accounts, or everybody
 * @param directives active directives of the agents' principals, or for everybody
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record People(Map<String, Review> reviews, List<Override> overrides, List<Directive> directives) {
    public static final People SILENT = new People(Map.of(), List.of(), List.of());

    public People {
        reviews = Maps.copied(reviews);
        overrides = overrides == null ? List.of() : List.copyOf(overrides);
        directives = directives == null ? List.of() : List.copyOf(directives);
    }

    /** An operator's review of one action digest. */
    public record Review(long revision, String reviewer, Instant at, Instant expiresAt) {}

    /**
     * An operator's override. Every scope that is given must match; one with none concerns everybody.
     *
     * @param by the operator
     * @param actionDigest the one action that a lift is for
     * @param rule the one rule that a lift is of
     */
    public record Override(
            long revision,
            String id,
            Kind kind,
            String by,
            String reason,
            @Nullable String agent,
            @Nullable String account,
            @Nullable String symbol,
            @Nullable String actionDigest,
            @Nullable String rule,
            Instant at,
            Instant expiresAt) {
        public enum Kind {
            /** Orders were cancelled by hand: they are not to be placed again. */
            @JsonProperty("cancel")
            CANCEL,
            /** Nothing is to be done but taking orders back. */
            @JsonProperty("pause")
            PAUSE,
            /** Positions are to get smaller. */
            @JsonProperty("reduce")
            REDUCE,
            /** Positions are to be closed. */
            @JsonProperty("flatten")
            FLATTEN,
            /** One rule is lifted for one action. */
            @JsonProperty("lift")
            LIFT
        }

        /** Whether it concerns an agent trading for an account. */
        public boolean concerns(String anAgent, String anAccount) {
            return (agent == null || agent.equals(anAgent)) && (account == null || account.equals(anAccount));
        }

        public Optional<String> scopeSymbol() {
            return Optional.ofNullable(symbol);
        }
    }

    /**
     * What a user has told their agents not to do. An action is against it when each list that is not empty holds what the action has.
     *
     * @param principal whose agents it is for; absent for everybody's
     * @param text as the user said it
     */
    public record Directive(
            long revision,
            String id,
            @Nullable String principal,
            String text,
            Forbidden forbids,
            @Nullable Instant expiresAt) {
        public Optional<Instant> expiry() {
            return Optional.ofNullable(expiresAt);
        }
    }

    /**
     * What a directive forbids.
     *
     * @param actionTypes as agents name them
     * @param sides buy or sell
     * @param targets symbols, channels, destinations, configuration keys or paths; a {@code *} at the end stands for any rest
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Forbidden(List<String> actionTypes, List<String> sides, List<String> targets) {
        public Forbidden {
            actionTypes = actionTypes == null ? List.of() : List.copyOf(actionTypes);
            sides = sides == null ? List.of() : List.copyOf(sides);
            targets = targets == null ? List.of() : List.copyOf(targets);
        }
    }

    People only(String agent, String account, String ofPrincipal, String actionDigest) {
        return new People(
                Maps.only(reviews, actionDigest),
                overrides.stream()
                        .filter(override -> override.concerns(agent, account))
                        .filter(override -> override.actionDigest() == null
                                || override.actionDigest().equals(actionDigest))
                        .toList(),
                directives.stream()
                        .filter(directive -> directive.principal() == null
                                || directive.principal().equals(ofPrincipal))
                        .toList());
    }
}
