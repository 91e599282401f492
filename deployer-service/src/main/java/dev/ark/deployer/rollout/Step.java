package dev.ark.deployer.rollout;

import java.time.Instant;

/** What an advance comes to. Exactly one thing, so that never two are under way. */
public sealed interface Step {
    /** To be done, unless it is being done. */
    record Ask(Intent intent) implements Step {}

    /**
     * To be stored in one transaction, guarded by the fence and by the first row's still being open.
     *
     * @param ended the row that was open
     * @param begun the next; if that is an end, it is ended too
     */
    record Move(Row ended, Row begun) implements Step {}

    /**
     * Nothing can be done now.
     *
     * @param until when to look again at the latest
     */
    record Wait(Instant until, String why) implements Step {}
}
