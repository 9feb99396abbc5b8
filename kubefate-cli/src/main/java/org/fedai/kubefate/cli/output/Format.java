package org.fedai.kubefate.cli.output;

import java.util.Locale;

/** The forms of a result. */
public enum Format {
    TABLE,
    WIDE,
    YAML,
    JSON;

    /** Whether it shows everything there is of a thing, and not a choice of it. */
    public boolean isDocument() {
        return this == YAML || this == JSON;
    }

    /** As users write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
