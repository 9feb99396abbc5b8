package org.fedai.kubefate.chart.internal.engine.tag;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.tag.Tag;
import com.hubspot.jinjava.tree.TagNode;
import org.fedai.kubefate.chart.internal.engine.run.Evaluation;
import org.fedai.kubefate.chart.internal.engine.run.TemplateInterpreter;
import org.jspecify.annotations.Nullable;

/** A tag in a program, with its expressions and nodes. */
public abstract sealed class BoundTag implements Tag permits IfTag, WithTag, RangeTag, SetTag, JumpTag {
    private static final long serialVersionUID = 1L;

    private final String name;

    BoundTag(String name) {
        this.name = name;
    }

    abstract String render(Evaluation evaluation);

    @Override
    public final String interpret(TagNode node, JinjavaInterpreter interpreter) {
        return render(TemplateInterpreter.of(interpreter));
    }

    @Override
    public final String getName() {
        return name;
    }

    @Override
    public final @Nullable String getEndTagName() {
        return null;
    }
}
