package org.fedai.kubefate.chart.internal.engine;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.tag.Tag;
import com.hubspot.jinjava.tree.TagNode;
import org.jspecify.annotations.Nullable;

/** A tag as Jinjava's parser needs to know it, before it is bound to its expressions. */
final class SyntaxTag implements Tag {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final boolean hasBody;

    SyntaxTag(String name, boolean hasBody) {
        this.name = name;
        this.hasBody = hasBody;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public @Nullable String getEndTagName() {
        return hasBody ? "end" + name : null;
    }

    @Override
    public String interpret(TagNode node, JinjavaInterpreter interpreter) {
        throw new IllegalStateException("tag " + name + " has not been bound");
    }
}
