package org.fedai.kubefate.chart.internal.engine.run;

import java.util.List;
import org.fedai.kubefate.chart.exception.TemplateException;

/** The templates of texts that {@code tpl} is given, which are in no file. */
@FunctionalInterface
public interface TextTemplates {
    /** What Helm calls such a text. */
    String NAME = "gotpl";

    /**
     * The templates that the text defines, then itself.
     *
     * @throws TemplateException when it is not a template
     */
    List<Template> of(String text);
}
