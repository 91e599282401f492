package dev.ark.deployer.observation;

import dev.ark.deployer.traffic.Slot;
import dev.ark.deployer.tripwire.CheckRecord;
import dev.ark.deployer.tripwire.Tripwire;
import dev.ark.deployer.tripwire.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What cannot be seen now. Whatever was shown before, a tripwire that is blind passes nothing: it has no data until it sees again. A failure
 * that was seen stays.
 *
 * @param longest how old the last sample may be
 */
record Blindness(List<Sample> samples, Slot watched, Instant now, Duration longest) {
    /** The check, unless its tripwire is blind. */
    CheckRecord over(CheckRecord check) {
        Optional<String> reason = check.verdict() == Verdict.FAIL || check.verdict() == Verdict.NO_DATA
                ? Optional.empty()
                : reason(check.tripwire());
        return reason.map(why -> new CheckRecord(
                        check.tripwire(),
                        check.at(),
                        Verdict.NO_DATA,
                        check.pause(),
                        check.counts(),
                        check.evidence(),
                        why + "; until then " + check.why()))
                .orElse(check);
    }

    private Optional<String> reason(Tripwire tripwire) {
        if (samples.isEmpty()) {
            return Optional.of("nothing was sampled yet");
        }
        Sample last = samples.getLast();
        if (Duration.between(last.at(), now).compareTo(longest) > 0) {
            return Optional.of("nothing was sampled since " + last.at());
        }
        return switch (tripwire) {
            case DENIALS, QUARANTINES ->
                last.news() == null ? Optional.of("the journal could not be read at " + last.at()) : Optional.empty();
            case LATENCY ->
                last.of(watched).core() == null
                        ? Optional.of(watched.label() + " did not tell its metrics at " + last.at())
                        : Optional.empty();
            case ERRORS, ROUTER, HEALTH -> Optional.empty();
        };
    }
}
