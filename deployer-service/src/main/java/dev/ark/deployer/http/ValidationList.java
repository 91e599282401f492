package dev.ark.deployer.http;

import dev.ark.deployer.validation.live.ValidationView;
import java.util.List;

/** The validations that are remembered, newest first. */
public record ValidationList(List<ValidationView> validations) {
    public ValidationList {
        validations = List.copyOf(validations);
    }
}
