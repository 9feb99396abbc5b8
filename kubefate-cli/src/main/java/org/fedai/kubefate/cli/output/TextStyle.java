package org.fedai.kubefate.cli.output;

/** Text colors. */
enum TextStyle {
    PLAIN(""),
    BOLD("\u001b[1m"),
    FAINT("\u001b[2m"),
    RED("\u001b[31m"),
    GREEN("\u001b[32m"),
    YELLOW("\u001b[33m");

    private final String start;

    TextStyle(String start) {
        this.start = start;
    }

    String paint(String text, boolean colours) {
        return colours && this != PLAIN ? start + text + "\u001b[0m" : text;
    }
}
