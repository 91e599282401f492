package dev.ark.watchdog.alert;

import dev.ark.contract.http.AlertView;

/** Who is told of alerts outside of ARK. */
public interface AlertReceiver {
    /** What came of telling. */
    sealed interface Answer {
        /** It was taken. */
        record Taken() implements Answer {}

        /** It will never be taken. */
        record Refused(String why) implements Answer {}

        /** It may be taken another time. */
        record Later(String why) implements Answer {}
    }

    /** Tells of an alert, and waits for the answer. */
    Answer tell(AlertView alert);
}
