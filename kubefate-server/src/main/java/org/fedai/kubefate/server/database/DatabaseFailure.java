package org.fedai.kubefate.server.database;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** Why the database could not do what a request needed, in words for the client. */
public enum DatabaseFailure {
    /** It cannot be reached, or the connection was lost. */
    UNAVAILABLE("the database is unavailable; try again in a moment"),
    /** It answers, but other requests hold all connections to it. */
    BUSY("the service is busy: all connections to the database are in use; try again in a moment"),
    /** It cannot write its file. */
    NOT_WRITABLE("the database cannot write its file (is the disk full?); try again when there is room");

    private final String message;

    DatabaseFailure(String message) {
        this.message = message;
    }

    public String message() {
        return message;
    }

    /**
     * The failure behind an exception.
     *
     * @return null if it is not a failure of the database, but of what it was asked
     */
    public static @Nullable DatabaseFailure of(Throwable e) {
        SQLException sql = find(e, SQLException.class);
        if (sql == null) {
            return null;
        }
        if (find(sql, IOException.class) != null) {
            // H2 closes itself after a failed write. MySQL's driver has an IOException for a lost connection.
            return isOfH2(sql) ? NOT_WRITABLE : UNAVAILABLE;
        }
        // The pool gives no cause unless an attempt to connect has failed.
        if (sql instanceof SQLTransientConnectionException
                && sql.getCause() == null
                && sql.getNextException() == null) {
            return BUSY;
        }
        String state = sql.getSQLState();
        return state != null && state.startsWith("08") ? UNAVAILABLE : null;
    }

    /** The same; {@link #UNAVAILABLE} if the exception says nothing more. */
    public static DatabaseFailure orUnavailable(Throwable e) {
        DatabaseFailure failure = of(e);
        return failure == null ? UNAVAILABLE : failure;
    }

    /** The message of the last cause, for the log. */
    public static String reason(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    private static boolean isOfH2(SQLException e) {
        return e.getClass().getName().startsWith("org.h2.");
    }

    private static <T extends Throwable> @Nullable T find(Throwable e, Class<T> wanted) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (wanted.isInstance(cause)) {
                return wanted.cast(cause);
            }
        }
        return null;
    }
}
