package org.fedai.kubefate.chart.internal.engine;

/**
 * A place in a source.
 *
 * @param end equal to start when it has no text to show
 */
record Site(SourceFile file, int start, int end) {
    private static final int LONGEST = 60;

    /** A failure here, told as Go does: the text of the place, then what is wrong. */
    Failure fail(String message) {
        return new Failure(file.name(), file.line(start), file.column(start), quoted() + message);
    }

    /** A failure here whose message says everything. */
    Failure failPlainly(String message) {
        return new Failure(file.name(), file.line(start), file.column(start), message);
    }

    private String quoted() {
        if (end <= start) {
            return "";
        }
        String text = file.text().substring(start, end).replaceAll("\\s+", " ");
        return "at <" + (text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text) + ">: ";
    }
}
