package dev.ark.graveyard.world;

import dev.ark.contract.decision.Proposal;
import dev.ark.contract.evaluation.People;
import dev.ark.contract.evaluation.People.Override.Kind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Overrides of olga's, made a minute ago and good for a quarter of an hour. */
public record Overrides(
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

    public static Overrides of(Kind kind) {
        return new Overrides(
                kind,
                "olga",
                "storm",
                null,
                null,
                null,
                null,
                null,
                World.NOW.minusSeconds(60),
                World.NOW.plusSeconds(840));
    }

    /** A lift of a rule for one proposal of kenny's. */
    public static Overrides lift(String rule, Proposal proposal) {
        Overrides o = of(Kind.LIFT);
        return new Overrides(
                o.kind, o.by, o.reason, null, null, null, proposal.actionDigest(World.KENNY), rule, o.at, o.expiresAt);
    }

    public Overrides scope(@Nullable String anAgent, @Nullable String anAccount, @Nullable String aSymbol) {
        return new Overrides(kind, by, reason, anAgent, anAccount, aSymbol, actionDigest, rule, at, expiresAt);
    }

    public Overrides during(Instant from, Instant until) {
        return new Overrides(kind, by, reason, agent, account, symbol, actionDigest, rule, from, until);
    }

    public Overrides by(String person, String why) {
        return new Overrides(kind, person, why, agent, account, symbol, actionDigest, rule, at, expiresAt);
    }

    public People.Override now() {
        return new People.Override(
                15, "ov-1", kind, by, reason, agent, account, symbol, actionDigest, rule, at, expiresAt);
    }
}
