package dev.ark.watchdog.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.http.RulesetView;
import org.junit.jupiter.api.Test;

class RulesetCheckTest {
    @Test
    void theReleasedRulesDifferInNothing() {
        assertThat(new RulesetCheck(Reported::released).difference()).isEmpty();
    }

    @Test
    void theDigestIsComputedAndNotBelieved() {
        assertDiffers(Reported.edited(), "SHA-256");
    }

    @Test
    void rulesOfAnotherBuildDiffer() {
        assertDiffers(Reported.otherBuild(), "reports the SHA-256");
    }

    @Test
    void theSignatureIsVerifiedHere() {
        assertDiffers(Reported.signedByAnotherKey(), "not signed by the key");
    }

    @Test
    void aWritableFileIsADifference() {
        assertDiffers(Reported.withMode("0644"), "0644");
        assertDiffers(Reported.withMode("rw-r--r--"), "0000");
    }

    @Test
    void aGraveyardThatRefusesItsOwnRulesIsBelieved() {
        assertDiffers(Reported.refused("the file is gone"), "refuses its own rules: the file is gone");
    }

    private static void assertDiffers(RulesetView view, String how) {
        assertThat(new RulesetCheck(() -> view).difference())
                .hasValueSatisfying(difference -> assertThat(difference).contains(how));
    }
}
