package org.fedai.kubefate.chart.exception;

/** A text that is not YAML, or not the YAML expected. */
public final class YamlException extends EngineException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final String reason;

    /**
     * @param line counted from 1; 0 when it is not known
     */
    public YamlException(String source, int line, String message) {
        super(line > 0 ? source + ":" + line + ": " + message : source + ": " + message);
        this.line = line;
        this.reason = message;
    }

    public int line() {
        return line;
    }

    /** What is wrong, without source and line. */
    public String reason() {
        return reason;
    }
}
