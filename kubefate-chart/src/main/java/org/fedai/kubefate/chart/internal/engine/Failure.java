package org.fedai.kubefate.chart.internal.engine;

import com.hubspot.jinjava.interpret.InterpretException;
import java.util.Objects;

/** A template that failed while it was rendered. Jinjava lets its own kind of exception pass. */
final class Failure extends InterpretException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;
    private final int column;

    Failure(String file, int line, int column, String message) {
        super(message);
        this.file = file;
        this.line = line;
        this.column = column;
    }

    /** Never null. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    String file() {
        return file;
    }

    int line() {
        return line;
    }

    int column() {
        return column;
    }

    /** A template's mistake has no use for a stack trace. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
