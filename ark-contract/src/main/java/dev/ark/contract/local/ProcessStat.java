package dev.ark.contract.local;

import java.util.Optional;

/**
 * Of {@code /proc/PID/stat} what ARK looks at (proc_pid_stat(5)).
 *
 * @param state field 3
 * @param startTicks field 22: clock ticks from the boot to the start of the process
 */
record ProcessStat(char state, long startTicks) {
    private static final int STATE = 3;
    private static final int START_TIME = 22;

    /** Reads the line; empty when it is none. Field 2 is the command's name in parentheses, and may hold spaces and parentheses itself. */
    static Optional<ProcessStat> parse(String line) {
        String[] fields = line.substring(line.lastIndexOf(')') + 1).strip().split("\\s+");
        if (fields.length <= START_TIME - STATE || fields[0].length() != 1) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ProcessStat(fields[0].charAt(0), Long.parseLong(fields[START_TIME - STATE])));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whether it has ended and waits to be reaped. */
    boolean defunct() {
        return state == 'Z' || state == 'X';
    }
}
