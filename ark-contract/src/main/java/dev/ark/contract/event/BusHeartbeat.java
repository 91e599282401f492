package dev.ark.contract.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;

/** Sent on the bus every second, so that a silent bus and a lost last event are noticed. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record BusHeartbeat(long epoch, long headSeq, String deployment, Instant at) {}
