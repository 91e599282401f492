package dev.ark.deployer.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ark.contract.json.ArkJson;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Records as the text that they are on disk. */
final class MemoryRecords implements Records {
    private final Map<String, String> texts = new HashMap<>();

    @Override
    public void keep(Kind kind, String rollout, Object record) throws WorkFailedException {
        try {
            texts.put(kind + rollout, ArkJson.mapper().writeValueAsString(record));
        } catch (JsonProcessingException e) {
            throw new WorkFailedException("no record: " + record, e);
        }
    }

    @Override
    public <T> Optional<T> find(Kind kind, String rollout, Class<T> type) throws WorkFailedException {
        String text = texts.get(kind + rollout);
        try {
            return text == null
                    ? Optional.empty()
                    : Optional.of(ArkJson.mapper().readValue(text, type));
        } catch (JsonProcessingException e) {
            throw new WorkFailedException("not a record: " + text, e);
        }
    }
}
