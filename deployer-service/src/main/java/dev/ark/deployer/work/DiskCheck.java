package dev.ark.deployer.work;

import dev.ark.deployer.rollout.RolloutSpec;
import dev.ark.deployer.work.StateFile.Room;
import java.util.List;

/** That there is room for a snapshot, a backup and a restore. */
final class DiskCheck implements PreflightCheck {
    private static final int COPIES = 3;

    private final StateFile state;
    private final long margin;

    /** With so many bytes to spare. */
    DiskCheck(StateFile state, long margin) {
        this.state = state;
        this.margin = margin;
    }

    @Override
    public List<String> problems(RolloutSpec spec) throws WorkFailedException {
        long needed = Math.addExact(Math.multiplyExact(COPIES, state.bytes()), margin);
        return state.rooms().stream()
                .filter(room -> room.bytes() < needed)
                .map(room -> sentence(room, needed))
                .toList();
    }

    private static String sentence(Room room, long needed) {
        return room.directory() + " has " + room.bytes() + " bytes free, and a rollback may need " + needed;
    }
}
