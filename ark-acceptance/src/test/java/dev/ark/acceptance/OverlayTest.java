package dev.ark.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An installation's own denials, in {@code overlay.json} of its directory. */
@ExtendWith(Shared.class)
class OverlayTest {
    private static final Duration NOTICED = Duration.ofSeconds(5);

    private Installation ark;
    private Desk desk;

    @BeforeEach
    void open(Installation installation) throws IOException {
        ark = installation;
        desk = Desk.open(ark, "olga", "1000000");
    }

    @AfterEach
    void denyNothingMore() throws IOException {
        replace(Installation.NO_OVERLAY);
    }

    @Test
    void itDeniesAndAFileWithAMistakeLeavesItInForce() throws IOException {
        assertThat(desk.buy(desk.symbol(), 1).outcome()).isEqualTo("approved");
        replace(Desk.json("""
                {'version':'no-olga','deny':[{'name':'no_olga','when':'is_trade && symbol == "OLGA"',
                'message':'not that one','severity':'HIGH'}]}""").replace("\"OLGA\"", "'OLGA'"));
        await().atMost(NOTICED)
                .until(() -> desk.buy(desk.symbol(), 1).violated().contains("overlay/no_olga"));
        replace("{\"version\":\"broken\",\"deny\":[{]}");
        await().atMost(NOTICED).until(() -> overlay().path("error").isTextual());
        assertThat(overlay().path("text").asText()).contains("no_olga");
        assertThat(desk.buy(desk.symbol(), 1).violated()).containsExactly("overlay/no_olga");
        replace(Installation.NO_OVERLAY);
        await().atMost(NOTICED).until(() -> desk.buy(desk.symbol(), 1).outcome().equals("approved"));
    }

    private JsonNode overlay() throws IOException {
        return desk.operator().get("/v1/overlay").body();
    }

    private void replace(String text) throws IOException {
        Path file = ark.layout().overlay();
        Path next = file.resolveSibling("overlay.json.next");
        Files.writeString(next, text);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
