package dev.ark.watchdog.agent;

/** Whether an agent may act, as the core last said. */
public sealed interface Standing {
    record Active() implements Standing {}

    record Quarantined(String reason, String actor) implements Standing {}

    Standing ACTIVE = new Active();
}
