package dev.ark.cli.terminal;

/** Colours, where they may be used. */
public record Style(boolean coloured) {
    private static final String RESET = "\u001b[0m";

    public String good(String text) {
        return in("32", text);
    }

    public String bad(String text) {
        return in("31", text);
    }

    public String warning(String text) {
        return in("33", text);
    }

    public String strong(String text) {
        return in("1", text);
    }

    public String faint(String text) {
        return in("2", text);
    }

    private String in(String code, String text) {
        return coloured ? "\u001b[" + code + "m" + text + RESET : text;
    }
}
