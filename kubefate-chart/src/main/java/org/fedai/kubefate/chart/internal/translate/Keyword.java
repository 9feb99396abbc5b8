package org.fedai.kubefate.chart.internal.translate;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The tags of a program. */
public enum Keyword {
    BREAK,
    CONTINUE,
    DEFINE,
    ELIF,
    ELSE,
    IF,
    RANGE,
    SET,
    WITH;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The text of the tag. */
    public String word() {
        return word;
    }

    /** The text of its end tag; null if it has no body. */
    public @Nullable String end() {
        return switch (this) {
            case DEFINE, IF, RANGE, WITH -> "end" + word;
            case BREAK, CONTINUE, ELIF, ELSE, SET -> null;
        };
    }

    /** Whether it starts another part of the enclosing body. */
    public boolean isElse() {
        return this == ELIF || this == ELSE;
    }
}
