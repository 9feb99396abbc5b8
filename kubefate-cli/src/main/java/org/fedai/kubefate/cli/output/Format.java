package org.fedai.kubefate.cli.output;

/** The forms of a result. */
public enum Format {
    TABLE,
    WIDE,
    YAML,
    JSON
}
