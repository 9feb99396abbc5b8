package org.fedai.kubefate.chart.yaml;

/**
 * A token of YAML's syntax.
 *
 * @param line where it begins, counted from 1
 * @param value of a scalar, anchor or alias; the handle of a tag
 * @param suffix of a tag; the prefix of a tag directive
 */
record Token(Kind kind, int line, String value, String suffix) {
    enum Kind {
        STREAM_END,
        VERSION_DIRECTIVE,
        TAG_DIRECTIVE,
        DOCUMENT_START,
        DOCUMENT_END,
        BLOCK_SEQUENCE_START,
        BLOCK_MAPPING_START,
        BLOCK_END,
        FLOW_SEQUENCE_START,
        FLOW_SEQUENCE_END,
        FLOW_MAPPING_START,
        FLOW_MAPPING_END,
        BLOCK_ENTRY,
        FLOW_ENTRY,
        KEY,
        VALUE,
        ALIAS,
        ANCHOR,
        TAG,
        PLAIN_SCALAR,
        QUOTED_SCALAR
    }

    static Token of(Kind kind, int line) {
        return new Token(kind, line, "", "");
    }

    static Token of(Kind kind, int line, String value) {
        return new Token(kind, line, value, "");
    }

    boolean is(Kind... kinds) {
        for (Kind one : kinds) {
            if (kind == one) {
                return true;
            }
        }
        return false;
    }
}
