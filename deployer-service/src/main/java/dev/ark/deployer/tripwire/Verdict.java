package dev.ark.deployer.tripwire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collection;
import java.util.Comparator;

/** What a check says, in rising order of what it outweighs. Only {@link #PASS} is a pass. */
public enum Verdict {
    /** There is evidence that the canary is not worse than it may be. */
    @JsonProperty("pass")
    PASS,
    /** There are data, and they show neither. */
    @JsonProperty("inconclusive")
    INCONCLUSIVE,
    /** Nothing could be measured. */
    @JsonProperty("no_data")
    NO_DATA,
    /** The canary is worse than it may be. */
    @JsonProperty("fail")
    FAIL;

    /** What several verdicts come to; with none of them, nothing was measured. */
    public static Verdict of(Collection<Verdict> verdicts) {
        return verdicts.stream().max(Comparator.naturalOrder()).orElse(NO_DATA);
    }
}
