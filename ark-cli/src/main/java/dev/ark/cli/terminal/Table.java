package dev.ark.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Text in columns, under a heading. Not thread-safe. */
public final class Table {
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9]*m");
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... heading) {
        rows.add(List.of(heading));
    }

    /** Adds a row with as many cells as the heading. */
    public Table row(Object... cells) {
        if (cells.length != rows.getFirst().size()) {
            throw new IllegalArgumentException("a row has as many cells as the heading");
        }
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(String.valueOf(cell));
        }
        rows.add(row);
        return this;
    }

    /** The lines of the table, heading first, without spaces at their ends. */
    public List<String> lines() {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int column = 0; column < columns; column++) {
                widths[column] = Math.max(widths[column], width(row.get(column)));
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    public void print(Output output) {
        lines().forEach(output::line);
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = row.get(column);
            line.append(cell).repeat(" ", widths[column] - width(cell)).append(GAP);
        }
        return line.toString().stripTrailing();
    }

    /** Characters that show. */
    private static int width(String cell) {
        return COLOUR.matcher(cell).replaceAll("").length();
    }
}
