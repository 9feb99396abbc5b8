package org.fedai.kubefate.chart.exception;

/** Text that is not YAML, or not the expected YAML. */
public final class YamlException extends EngineException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final String reason;

    /**
     * Creates an exception whose message begins with source and line.
     *
     * @param source the name of the text, such as a file name
     * @param line counted from 1; 0 if it is not known
     * @param message the error, without the place
     */
    public YamlException(String source, int line, String message) {
        super(line > 0 ? source + ":" + line + ": " + message : source + ": " + message);
        this.line = line;
        this.reason = message;
    }

    /** {@return the line, counted from 1; 0 if it is not known} */
    public int line() {
        return line;
    }

    /** {@return the error, without source and line} */
    public String reason() {
        return reason;
    }
}
