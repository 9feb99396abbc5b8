package org.fedai.kubefate.cli.output;

import java.util.Locale;

/** The output formats. */
public enum Format {
    TABLE,
    WIDE,
    YAML,
    JSON,
    /** Only what other commands take as their argument, one line each. */
    NAME;

    /** Whether it prints complete objects and not selected columns. */
    public boolean isDocument() {
        return this == YAML || this == JSON;
    }

    /** The name of the option value. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
