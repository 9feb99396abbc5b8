package org.fedai.kubefate.chart.internal.engine.run;

import com.hubspot.jinjava.interpret.InterpretException;
import java.util.Objects;
import org.fedai.kubefate.chart.exception.TemplateException;

/** A template that failed while it was rendered. Jinjava lets its own kind of exception pass. */
public final class Failure extends InterpretException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;
    private final int column;

    /**
     * @param line counted from 1; 0 if it is not known
     * @param column counted from 0
     */
    public Failure(String file, int line, int column, String message) {
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

    /** This failure as an exception for callers of the engine. */
    public TemplateException exception(Throwable cause) {
        return new TemplateException(file, line, column, getMessage(), cause);
    }

    /** An error in a template needs no stack trace. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
