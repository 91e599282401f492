package dev.ark.watchdog.drift;

import dev.ark.contract.http.LeaseRenewal.Drift;

/** What is known of the rules now. */
public interface DriftFinding {
    Drift drift();
}
