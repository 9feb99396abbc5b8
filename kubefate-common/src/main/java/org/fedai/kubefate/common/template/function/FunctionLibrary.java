package org.fedai.kubefate.common.template.function;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.SortedMap;

/** All functions that Helm gives to templates and that need nothing but their arguments. */
public final class FunctionLibrary {
    /** Functions that compare, copy or merge values all the way down. */
    private static final String[] WALKING = {
        "deepCopy",
        "deepEqual",
        "has",
        "merge",
        "mergeOverwrite",
        "mustDeepCopy",
        "mustHas",
        "mustMerge",
        "mustMergeOverwrite",
        "mustUniq",
        "mustWithout",
        "toToml",
        "uniq",
        "without"
    };

    private FunctionLibrary() {}

    /** The functions by name, with the usual limits. */
    public static SortedMap<String, TemplateFunction> standard() {
        return standard(FunctionLimits.DEFAULT);
    }

    /** The functions by name; local time is that of the machine. */
    public static SortedMap<String, TemplateFunction> standard(FunctionLimits limits) {
        return standard(limits, Clock.system(ZoneId.systemDefault()));
    }

    /**
     * @param clock what {@code now} gives; its zone is local time to {@code date} and the like
     */
    public static SortedMap<String, TemplateFunction> standard(FunctionLimits limits, Clock clock) {
        FunctionTable table = new FunctionTable();
        SecureRandom random = new SecureRandom();
        new StringFunctions(limits, random).addTo(table);
        CaseFunctions.addTo(table);
        new WrapFunctions(limits).addTo(table);
        new MathFunctions(random).addTo(table);
        DecimalFunctions.addTo(table);
        new SequenceFunctions(limits).addTo(table);
        new ListFunctions(limits).addTo(table);
        DictFunctions.addTo(table);
        DefaultFunctions.addTo(table);
        TypeFunctions.addTo(table);
        EncodingFunctions.addTo(table);
        PathFunctions.addTo(table);
        UrlFunctions.addTo(table);
        new RegexFunctions(limits).addTo(table);
        SemverFunctions.addTo(table);
        new JsonFunctions(limits).addTo(table);
        new YamlFunctions(limits).addTo(table);
        new CryptoFunctions(limits, random).addTo(table);
        new TomlFunctions(limits).addTo(table);
        new CertificateFunctions(random, clock).addTo(table);
        new DateFunctions(clock).addTo(table);
        return table.limit(limits, WALKING).functions();
    }
}
