package dev.ark.runtime.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ark.contract.json.ArkJson;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/** Makes the framework's mapper read and write as {@link ArkJson} does. */
@Singleton
public final class ArkJsonCustomizer implements ObjectMapperCustomizer {
    @Override
    public void customize(ObjectMapper mapper) {
        ArkJson.configure(mapper);
    }

    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }
}
