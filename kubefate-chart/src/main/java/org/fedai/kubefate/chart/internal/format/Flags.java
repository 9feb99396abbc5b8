package org.fedai.kubefate.chart.internal.format;

/** The flags of one directive of a format, its width and precision. */
final class Flags {
    boolean sharp;
    boolean zero;
    boolean plus;
    boolean minus;
    boolean space;
    /** {@code %#v}: Go syntax. */
    boolean goSyntax;
    /** {@code %+v}: field names. */
    boolean fieldNames;
    /** -1 when there is none. */
    int width = -1;
    /** -1 when there is none. */
    int precision = -1;

    boolean hasPrecision() {
        return precision >= 0;
    }

    /** Adds the text to the output, filled up to the width on the left or right. */
    void pad(StringBuilder out, String text) {
        pad(out, text, zero && !minus ? '0' : ' ');
    }

    void padWithSpaces(StringBuilder out, String text) {
        pad(out, text, ' ');
    }

    private void pad(StringBuilder out, String text, char fill) {
        int missing = width < 0 ? 0 : width - text.codePointCount(0, text.length());
        if (missing <= 0) {
            out.append(text);
        } else if (minus) {
            out.append(text).repeat(' ', missing);
        } else {
            out.repeat(fill, missing).append(text);
        }
    }
}
