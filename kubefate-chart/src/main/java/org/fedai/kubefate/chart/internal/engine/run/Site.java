package org.fedai.kubefate.chart.internal.engine.run;

/**
 * A place in a source.
 *
 * @param end equal to start when it has no text to show
 */
public record Site(TemplateSource source, int start, int end) {
    private static final int LONGEST = 60;

    /** A failure at this place, formatted as in Go: the text of the place, then the error. */
    public Failure fail(String message) {
        return failPlainly(quoted() + message);
    }

    /** A failure at this place with a complete message. */
    public Failure failPlainly(String message) {
        return new Failure(source.name(), source.line(start), source.column(start), message);
    }

    private String quoted() {
        if (end <= start) {
            return "";
        }
        String text = source.text().substring(start, end).replaceAll("\\s+", " ");
        return "at <" + (text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text) + ">: ";
    }
}
