package dev.ark.watchdog.bus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import dev.ark.contract.event.Event;
import dev.ark.contract.json.ArkJson;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads what an event is about. Members that are not known are passed over. */
final class EventBody {
    private EventBody() {}

    /**
     * The body as a type.
     *
     * @throws IllegalArgumentException when it is none
     */
    static <T> T read(Event event, Class<T> type) {
        try {
            return ArkJson.mapper()
                    .readerFor(type)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(event.body());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("event " + event.seq() + " is no " + type.getSimpleName(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
