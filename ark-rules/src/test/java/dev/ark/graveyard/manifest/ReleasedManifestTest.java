package dev.ark.graveyard.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.json.CanonicalJson;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReleasedManifestTest {
    private static final String TEXT = new String(ReleasedManifest.bytes(), StandardCharsets.UTF_8);

    @Test
    void theManifestHasTheDigestThatIsCompiledIn() {
        assertThat(CanonicalJson.sha256(TEXT)).isEqualTo(ReleasedManifest.SHA256);
    }

    @Test
    void theManifestIsSignedByTheKeyThatIsCompiledIn() {
        assertThat(Verification.of(ReleasedManifest.packaged(), ReleasedManifest.PINS))
                .isInstanceOf(Verification.Verified.class);
    }

    @Test
    void theManifestIsCanonical() throws JsonProcessingException {
        assertThat(TEXT).isEqualTo(CanonicalJson.write(ArkJson.mapper().readTree(TEXT)));
    }

    @Test
    void everyLimitIsThatOfTheRulesAsWritten() {
        assertThat(TEXT)
                .contains("\"max_position_size\":{\"position_bp\":1000}")
                .contains("\"max_leverage\":{\"leverage_bp\":20000}")
                .contains("\"require_stop_loss\":{\"max_distance_bp\":5000,\"min_distance_ticks\":1}")
                .contains("\"max_concurrent_trades\":{\"instruments\":5}")
                .contains("\"leverage_bp\":15000,\"position_bp\":800,\"review_max_age_seconds\":900")
                .contains("\"max_lag_millis\":250")
                .contains("\"state_max_age_seconds\":10")
                .contains("\"lease_max_age_seconds\":15");
    }
}
