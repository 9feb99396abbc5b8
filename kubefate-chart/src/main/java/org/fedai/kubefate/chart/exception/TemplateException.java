package org.fedai.kubefate.chart.exception;

import org.jspecify.annotations.Nullable;

/** A template that cannot be read or rendered. */
public final class TemplateException extends ChartException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;
    private final int column;

    /**
     * Creates an exception whose message begins with file and line.
     *
     * @param file chart and path: {@code fate/templates/core/mysql.yaml}
     * @param line counted from 1; 0 if it is not known
     * @param message the error, without the place
     * @param cause the cause; null if there is none
     */
    public TemplateException(String file, int line, String message, @Nullable Throwable cause) {
        super(line > 0 ? file + ":" + line + ": " + message : file + ": " + message, cause);
        this.file = file;
        this.line = line;
        this.column = -1;
    }

    /**
     * Creates an exception whose message begins with file, line and column.
     *
     * @param file chart and path: {@code fate/templates/core/mysql.yaml}
     * @param line counted from 1; 0 if it is not known
     * @param column counted from 0, as Helm does
     * @param message the error, without the place
     * @param cause the cause; null if there is none
     */
    public TemplateException(String file, int line, int column, String message, @Nullable Throwable cause) {
        super(line > 0 ? file + ":" + line + ":" + column + ": " + message : file + ": " + message, cause);
        this.file = file;
        this.line = line;
        this.column = column;
    }

    /** {@return chart and path: {@code fate/templates/core/mysql.yaml}} */
    public String file() {
        return file;
    }

    /** {@return the line, counted from 1; 0 if it is not known} */
    public int line() {
        return line;
    }

    /** {@return the column, counted from 0; -1 if it is not known} */
    public int column() {
        return column;
    }
}
