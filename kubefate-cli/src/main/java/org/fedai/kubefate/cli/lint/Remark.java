package org.fedai.kubefate.cli.lint;

/**
 * Something about a chart.
 *
 * @param where the file it is about
 */
public record Remark(Level level, String where, String message) {
    /** How bad it is. */
    public enum Level {
        /** Worth knowing. */
        INFO,
        /** Works, but not as well as it could. */
        WARNING,
        /** Cannot be installed like this. */
        ERROR
    }

    /** For people: {@code [ERROR] fate/templates/mysql.yaml: ...}. */
    @Override
    public String toString() {
        return "[" + level + "] " + where + ": " + message;
    }
}
