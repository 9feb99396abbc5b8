package org.fedai.kubefate.chart.internal.syntax;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names that a source defines; each only once, except for empty templates. */
final class Definitions {
    private final Set<String> names = new HashSet<>();

    void add(String name, List<Statement> statements, int offset) {
        if (!Statement.isEmpty(statements) && !names.add(name)) {
            throw new SyntaxException(offset, "template: multiple definition of template \"" + name + "\"");
        }
    }
}
