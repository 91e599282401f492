package dev.ark.contract.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicationTest {
    private static final List<String> SYMBOLS = List.of("AAPL", "TSLA", "BTC-USD", "BRK.B", "eth");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aapl",
                "AAPL/TSLA",
                "AAPL-to-the-moon",
                "AAPL...now",
                "btc-usd/brk.b",
                "(BTC-USD).",
                "Eth:x",
                "\uff21apl",
                "",
                "e t h"
            })
    void whatATextNamesIsAmongWhatItMayBeAbout(String text) {
        Publication publication = new Publication("blog", null, text, null);
        assertThat(publication.symbolsAmong(SYMBOLS))
                .containsExactlyInAnyOrderElementsOf(SYMBOLS.stream()
                        .filter(symbol -> publication.mentions().contains(SymbolNames.folded(symbol)))
                        .toList());
    }

    @Test
    void wordsAndTheirPartsAreMentioned() {
        assertThat(new Publication("blog", "xrp", "btc-usd/BRK.B!", null).mentions())
                .contains("XRP", "BTC-USD", "BTC", "USD", "BRK.B", "BTC-USD/BRK", "BTC-USD/BRK.B");
        assertThat(new Publication("blog", null, "... - /", null).mentions()).isEmpty();
    }

    @Test
    void aDeclaredSymbolIsOneInAnyCase() {
        assertThat(new Publication("blog", "aapl", "it rises", null).symbolsAmong(SYMBOLS))
                .containsExactly("AAPL");
    }
}
