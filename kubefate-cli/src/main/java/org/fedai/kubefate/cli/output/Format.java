package org.fedai.kubefate.cli.output;

import java.util.Locale;

/** The forms of a result. */
public enum Format {
    TABLE,
    WIDE,
    YAML,
    JSON;

    /** As users write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
