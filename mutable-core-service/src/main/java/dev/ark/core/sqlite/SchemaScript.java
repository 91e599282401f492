package dev.ark.core.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/**
 * One step of the schema, run once on each file.
 *
 * @param name of the resource {@code /db/<name>.sql}
 * @param usableSince the lowest schema version whose programs can still use a file that this script was run on
 */
record SchemaScript(String name, int usableSince) {
    /** Only adds tables, indexes or columns with a default, or drops an index that only made a query fast: no older program minds. */
    static SchemaScript additive(String name) {
        return new SchemaScript(name, 1);
    }

    void run(Session session) throws SQLException, IOException {
        for (String statement : text().split(";\\s*\\n")) {
            if (!statement.isBlank()) {
                session.execute(statement);
            }
        }
    }

    private String text() throws IOException {
        String resource = "/db/" + name + ".sql";
        try (InputStream in = SchemaScript.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("no resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
