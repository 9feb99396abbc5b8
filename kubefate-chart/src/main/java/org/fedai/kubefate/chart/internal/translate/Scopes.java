package org.fedai.kubefate.chart.internal.translate;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The variables of one template. Jinja's scopes differ from Go's, so the program has one scope for a whole template, and a variable that
 * shadows another gets a unique name: {@code $x$2}.
 */
final class Scopes {
    private final Deque<Map<String, String>> scopes = new ArrayDeque<>();
    private final Set<String> used = new HashSet<>();

    Scopes() {
        enter();
        scopes.getFirst().put("$", "$");
        used.add("$");
    }

    void enter() {
        scopes.push(new HashMap<>());
    }

    void leave() {
        scopes.pop();
    }

    /** The program's name of a variable; null if no such variable has been set here. */
    @Nullable
    String find(String name) {
        for (Map<String, String> scope : scopes) {
            String found = scope.get(name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Declares a variable and gives the program's name for it. */
    String declare(String name) {
        String there = scopes.getFirst().get(name);
        if (there != null && !there.equals("$")) {
            return there;
        }
        String own = name;
        if (find(name) != null) {
            int n = 2;
            while (used.contains(name + "$" + n)) {
                n++;
            }
            own = name + "$" + n;
        }
        used.add(own);
        scopes.getFirst().put(name, own);
        return own;
    }
}
