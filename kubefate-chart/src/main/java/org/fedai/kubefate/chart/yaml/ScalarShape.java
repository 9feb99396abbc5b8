package org.fedai.kubefate.chart.yaml;

/**
 * The styles in which a text can be written.
 *
 * @param multiline whether it contains a line break of any kind
 * @param plain as it is, in block context
 * @param singleQuoted between single quotes
 * @param block as a literal block
 */
record ScalarShape(boolean multiline, boolean plain, boolean singleQuoted, boolean block) {
    private static final ScalarShape EMPTY = new ScalarShape(false, true, true, false);
    private static final String INDICATORS = "#,[]{}&*!|>'\"%@`";

    static ScalarShape of(int[] text) {
        return text.length == 0 ? EMPTY : new Analysis(text).shape();
    }

    static boolean isBreak(int c) {
        return c == '\r' || c == '\n' || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    /** The characters that go-yaml 2 does not escape: none outside the basic multilingual plane. */
    static boolean isPrintable(int c) {
        return c == '\n'
                || (c >= 0x20 && c <= 0x7E)
                || (c >= 0xA0 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD && c != 0xFEFF);
    }

    /** One pass over the text. */
    private static final class Analysis {
        private final int[] text;
        private boolean indicators;
        private boolean breaks;
        private boolean special;
        private boolean breakThenSpace;
        private boolean spaceThenBreak;

        Analysis(int[] text) {
            this.text = text;
        }

        ScalarShape shape() {
            indicators = startsLikeDocumentMark();
            for (int i = 0; i < text.length; i++) {
                look(i);
            }
            int first = text[0];
            int last = text[text.length - 1];
            boolean padded = first == ' ' || isBreak(first) || last == ' ' || isBreak(last);
            boolean quotable = !breakThenSpace && !spaceThenBreak && !special;
            boolean plain = !padded && quotable && !breaks && !indicators;
            return new ScalarShape(breaks, plain, quotable, last != ' ' && !spaceThenBreak && !special);
        }

        private void look(int i) {
            int c = text[i];
            indicators |= isIndicator(i);
            special |= !isPrintable(c);
            breaks |= isBreak(c);
            if (i > 0) {
                breakThenSpace |= c == ' ' && isBreak(text[i - 1]);
                spaceThenBreak |= isBreak(c) && text[i - 1] == ' ';
            }
        }

        private boolean isIndicator(int i) {
            int c = text[i];
            boolean blankFollows = i + 1 >= text.length || isBlank(text[i + 1]);
            if (c == ':') {
                return blankFollows;
            }
            if (i == 0) {
                return INDICATORS.indexOf(c) >= 0 || ((c == '?' || c == '-') && blankFollows);
            }
            return c == '#' && (isBlank(text[i - 1]) || isBreak(text[i - 1]) || text[i - 1] == 0);
        }

        private boolean startsLikeDocumentMark() {
            return text.length >= 3 && (text[0] == '-' || text[0] == '.') && text[1] == text[0] && text[2] == text[0];
        }

        private static boolean isBlank(int c) {
            return c == ' ' || c == '\t';
        }
    }
}
