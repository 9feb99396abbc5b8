package org.fedai.kubefate.chart.internal.assign;

/** Finds the end of a JSON value that is followed by other text, without validating it. */
final class JsonExtent {
    private JsonExtent() {}

    /** The offset after the value at the start of the text. */
    static int endOf(String text) {
        int depth = 0;
        boolean string = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (string) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    string = false;
                    if (depth == 0) {
                        return i + 1;
                    }
                }
                continue;
            }
            switch (c) {
                case '"' -> string = true;
                case '{', '[' -> depth++;
                case '}', ']' -> {
                    if (--depth <= 0) {
                        return i + 1;
                    }
                }
                case ',', ' ', '\t', '\n', '\r' -> {
                    if (depth == 0) {
                        return i;
                    }
                }
                default -> {}
            }
        }
        return text.length();
    }
}
