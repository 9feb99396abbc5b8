package org.fedai.kubefate.chart.internal.engine;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.tag.Tag;
import com.hubspot.jinjava.tree.TagNode;
import org.fedai.kubefate.chart.internal.translate.Keyword;
import org.jspecify.annotations.Nullable;

/** A tag for Jinjava's parser, before it is bound to its expressions. */
record SyntaxTag(Keyword keyword) implements Tag {
    @Override
    public String getName() {
        return keyword.word();
    }

    @Override
    public @Nullable String getEndTagName() {
        return keyword.end();
    }

    @Override
    public String interpret(TagNode node, JinjavaInterpreter interpreter) {
        throw new IllegalStateException("tag " + getName() + " has not been bound");
    }
}
