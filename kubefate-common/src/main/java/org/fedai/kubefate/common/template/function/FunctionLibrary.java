package org.fedai.kubefate.common.template.function;

import java.security.SecureRandom;
import java.util.SortedMap;

/** All functions that Helm gives to templates and that need nothing but their arguments. */
public final class FunctionLibrary {
    private FunctionLibrary() {}

    /** The functions by name, with the usual limits. */
    public static SortedMap<String, TemplateFunction> standard() {
        return standard(FunctionLimits.DEFAULT);
    }

    public static SortedMap<String, TemplateFunction> standard(FunctionLimits limits) {
        FunctionTable table = new FunctionTable();
        SecureRandom random = new SecureRandom();
        new StringFunctions(limits, random).addTo(table);
        return table.functions();
    }
}
