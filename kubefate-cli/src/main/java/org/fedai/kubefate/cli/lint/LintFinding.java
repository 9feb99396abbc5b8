package org.fedai.kubefate.cli.lint;

/**
 * A finding of the linter.
 *
 * @param where the file
 */
public record LintFinding(Level level, String where, String message) {
    /** The severity. */
    public enum Level {
        /** For information. */
        INFO,
        /** Works, but should be improved. */
        WARNING,
        /** Cannot be installed. */
        ERROR
    }

    /** The printed line: {@code [ERROR] fate/templates/mysql.yaml: ...}. */
    @Override
    public String toString() {
        return "[" + level + "] " + where + ": " + message;
    }
}
