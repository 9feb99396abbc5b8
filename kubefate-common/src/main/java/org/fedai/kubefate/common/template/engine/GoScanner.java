package org.fedai.kubefate.common.template.engine;

import com.hubspot.jinjava.el.ext.ExtendedScanner;
import org.jspecify.annotations.Nullable;

/** Jinja's scanner without its operators that are words, which are functions and fields in Go: and, or, not, eq, empty, in, is. */
final class GoScanner extends ExtendedScanner {
    GoScanner(String input) {
        super(input);
    }

    @Override
    protected @Nullable Token keyword(String word) {
        return switch (word) {
            case "true", "false", "null" -> super.keyword(word);
            default -> null;
        };
    }
}
