package dev.ark.contract.http;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;

/**
 * That a snapshot is to be restored at the next start of a core beside which no other runs.
 *
 * @param id tells this request from another for the same snapshot
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RestoreRequest(String id, String snapshot, String reason, String actor, Instant at) {
    public RestoreRequest {
        Checks.name("id", id);
        Checks.name("snapshot", snapshot);
        reason = Checks.reason(reason);
        Checks.present("actor", actor);
        Checks.present("at", at);
    }
}
