package dev.ark.acceptance.core;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/**
 * What becomes of a file on a bad disk.
 *
 * @param inLog whether it is of the write-ahead log, otherwise of the database
 * @param at offset in bytes
 * @param bit which bit of the byte there is flipped
 */
record Damage(Form form, boolean inLog, long at, int bit) {
    private static final int SECTOR = 512;

    enum Form {
        FLIP,
        CUT,
        ZERO_SECTOR
    }

    /** Any damage of a copy, flips rather than others. */
    static Damage any(Copy copy, Random random) throws IOException {
        boolean inLog = random.nextBoolean();
        Form form = Form.values()[Math.max(0, random.nextInt(6) - 3)];
        Path file = inLog ? copy.log() : copy.database();
        long at = random.nextLong(Files.size(file));
        return new Damage(form, inLog, form == Form.ZERO_SECTOR ? at - at % SECTOR : at, random.nextInt(8));
    }

    /** Does it to a copy. */
    void inflict(Copy copy) throws IOException {
        try (FileChannel file = FileChannel.open(
                inLog ? copy.log() : copy.database(), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            switch (form) {
                case CUT -> file.truncate(at);
                case ZERO_SECTOR -> file.write(ByteBuffer.allocate(SECTOR), at);
                case FLIP -> {
                    ByteBuffer one = ByteBuffer.allocate(1);
                    file.read(one, at);
                    one.put(0, (byte) (one.get(0) ^ 1 << bit)).rewind();
                    file.write(one, at);
                }
            }
        }
    }
}
