package dev.ark.deployer.observation.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import dev.ark.contract.json.ArkJson;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Asks a core: that of the stable slot, and that of the canary slot while the other does not answer. Both tell of the same state. Blocks;
 * thread-safe.
 */
record CoreQuestions(Inquirer inquirer, List<URI> cores, Duration timeout) {
    /** No core answers. */
    static final class SilentCoreException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SilentCoreException(String message) {
            super(message);
        }
    }

    CoreQuestions {
        cores = List.copyOf(cores);
    }

    /**
     * The answer of the first core that has one below 500.
     *
     * @throws SilentCoreException when there is none
     */
    Answer ask(String path) {
        for (URI core : cores) {
            var answer = inquirer.ask(core, path, timeout).join().filter(one -> one.status() / 100 < 5);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        throw new SilentCoreException("no core answers GET " + path);
    }

    /**
     * An answer's body, of which members that are not known here are passed over.
     *
     * @throws SilentCoreException when there is none, or it is another one
     */
    <T> T get(String path, Class<T> type) {
        Answer answer = ask(path);
        if (!answer.isOk()) {
            throw new SilentCoreException("GET " + path + " answered " + answer.status());
        }
        return read(answer, type);
    }

    static <T> T read(Answer answer, Class<T> type) {
        try {
            return ArkJson.mapper()
                    .readerFor(type)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(answer.body());
        } catch (JsonProcessingException e) {
            SilentCoreException refusal = new SilentCoreException("an answer is no " + type.getSimpleName());
            refusal.initCause(e);
            throw refusal;
        }
    }
}
