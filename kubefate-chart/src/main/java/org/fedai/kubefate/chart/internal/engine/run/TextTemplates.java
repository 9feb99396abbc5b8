package org.fedai.kubefate.chart.internal.engine.run;

import java.util.List;
import org.fedai.kubefate.chart.exception.TemplateException;

/** The templates of texts that {@code tpl} is given, which are in no file. */
@FunctionalInterface
public interface TextTemplates {
    /** Helm's name for such a text. */
    String NAME = "gotpl";

    /**
     * The templates that the text defines, then itself.
     *
     * @throws TemplateException if it is not a template
     */
    List<Template> of(String text);
}
