package dev.ark.contract.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ark.contract.json.ArkJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BusSealTest {
    private static final String CHANNEL = Channels.ofType("halt");

    private final BusSeal seal = new BusSeal(key("the key of this installation"));
    private final Event event = new JournalInMemory(1).append();

    private static byte[] key(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void whatWasSealedIsOpened() {
        assertThat(seal.open(CHANNEL, seal.seal(CHANNEL, event), Event.class)).contains(event);
        BusHeartbeat heartbeat = new BusHeartbeat(1, 7, "stable", Instant.EPOCH);
        assertThat(seal.open(Channels.HEARTBEAT, seal.seal(Channels.HEARTBEAT, heartbeat), BusHeartbeat.class))
                .contains(heartbeat);
    }

    @Test
    void aMessageUnderAnotherKeyIsRefused() {
        String forged = new BusSeal(key("the key of somebody else")).seal(CHANNEL, event);
        assertThat(seal.open(CHANNEL, forged, Event.class)).isEmpty();
    }

    @Test
    void aMessagePlayedOnAnotherChannelIsRefused() {
        String sealed = seal.seal(CHANNEL, event);
        assertThat(seal.open(Channels.ofType("resume"), sealed, Event.class)).isEmpty();
    }

    @Test
    void everyChangedCharacterIsNoticed() {
        String sealed = seal.seal(CHANNEL, event);
        for (int i = 0; i < sealed.length(); i++) {
            char other = sealed.charAt(i) == 'A' ? 'B' : 'A';
            String changed = sealed.substring(0, i) + other + sealed.substring(i + 1);
            assertThat(seal.open(CHANNEL, changed, Event.class)).as(changed).isEmpty();
        }
    }

    @Test
    void everyShortenedMessageIsRefused() {
        String sealed = seal.seal(CHANNEL, event);
        for (int length = 0; length < sealed.length(); length++) {
            assertThat(seal.open(CHANNEL, sealed.substring(0, length), Event.class))
                    .isEmpty();
        }
    }

    @Test
    void aMessageWithoutASealIsRefused() throws Exception {
        assertThat(seal.open(CHANNEL, ArkJson.mapper().writeValueAsString(event), Event.class))
                .isEmpty();
        assertThat(seal.open(CHANNEL, "", Event.class)).isEmpty();
        assertThat(seal.open(CHANNEL, "\"}", Event.class)).isEmpty();
    }

    @Test
    void aMemberThatANewerVersionAddsIsPassedOver() {
        record NewerHeartbeat(long epoch, long headSeq, String deployment, Instant at, String mood) {}
        String sealed = seal.seal(Channels.HEARTBEAT, new NewerHeartbeat(1, 7, "stable", Instant.EPOCH, "calm"));
        assertThat(seal.open(Channels.HEARTBEAT, sealed, BusHeartbeat.class))
                .contains(new BusHeartbeat(1, 7, "stable", Instant.EPOCH));
    }

    @Test
    void aGenuineMessageOfAnotherKindIsRefused() {
        record Note(String text) {}
        String sealed = seal.seal(CHANNEL, new Note("hello"));
        assertThat(seal.open(CHANNEL, sealed, Event.class)).isEmpty();
    }

    @Test
    void aShortKeyIsRefused() {
        assertThatThrownBy(() -> new BusSeal(new byte[15])).isInstanceOf(IllegalArgumentException.class);
    }
}
