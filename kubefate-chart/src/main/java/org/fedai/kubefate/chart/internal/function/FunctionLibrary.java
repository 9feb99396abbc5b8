package org.fedai.kubefate.chart.internal.function;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.SortedMap;
import org.fedai.kubefate.chart.FunctionLimits;
import org.fedai.kubefate.chart.HelmVersion;
import org.fedai.kubefate.chart.internal.function.crypto.CertificateFunctions;
import org.fedai.kubefate.chart.internal.function.crypto.CryptoFunctions;
import org.fedai.kubefate.chart.internal.function.dates.DateFunctions;
import org.fedai.kubefate.chart.internal.function.dates.DurationFunctions;
import org.fedai.kubefate.chart.internal.function.defaults.DefaultFunctions;
import org.fedai.kubefate.chart.internal.function.dicts.DictFunctions;
import org.fedai.kubefate.chart.internal.function.encoding.EncodingFunctions;
import org.fedai.kubefate.chart.internal.function.encoding.PathFunctions;
import org.fedai.kubefate.chart.internal.function.encoding.UrlFunctions;
import org.fedai.kubefate.chart.internal.function.formats.JsonFunctions;
import org.fedai.kubefate.chart.internal.function.formats.TomlFunctions;
import org.fedai.kubefate.chart.internal.function.formats.YamlFunctions;
import org.fedai.kubefate.chart.internal.function.lists.ListFunctions;
import org.fedai.kubefate.chart.internal.function.numbers.DecimalFunctions;
import org.fedai.kubefate.chart.internal.function.numbers.MathFunctions;
import org.fedai.kubefate.chart.internal.function.numbers.SequenceFunctions;
import org.fedai.kubefate.chart.internal.function.regex.RegexFunctions;
import org.fedai.kubefate.chart.internal.function.strings.CaseFunctions;
import org.fedai.kubefate.chart.internal.function.strings.StringFunctions;
import org.fedai.kubefate.chart.internal.function.strings.WrapFunctions;
import org.fedai.kubefate.chart.internal.function.table.Bounds;
import org.fedai.kubefate.chart.internal.function.table.FunctionTable;
import org.fedai.kubefate.chart.internal.function.table.TemplateFunction;
import org.fedai.kubefate.chart.internal.function.types.TypeFunctions;
import org.fedai.kubefate.chart.internal.function.versions.SemverFunctions;

/** All functions of Helm's templates that depend only on their arguments. */
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

    /** The functions by name, with the default limits. */
    public static SortedMap<String, TemplateFunction> standard(HelmVersion helm) {
        return standard(helm, FunctionLimits.DEFAULT);
    }

    /** The functions by name; local time is that of the machine. */
    public static SortedMap<String, TemplateFunction> standard(HelmVersion helm, FunctionLimits limits) {
        return standard(helm, limits, Clock.system(ZoneId.systemDefault()));
    }

    /**
     * @param helm whose functions they are
     * @param clock the clock of {@code now}; its zone is the local time of {@code date} and similar functions
     */
    public static SortedMap<String, TemplateFunction> standard(HelmVersion helm, FunctionLimits limits, Clock clock) {
        Bounds bounds = new Bounds(limits);
        FunctionTable table = new FunctionTable();
        SecureRandom random = new SecureRandom();
        new StringFunctions(bounds, random).addTo(table);
        CaseFunctions.addTo(table);
        new WrapFunctions(bounds).addTo(table);
        new MathFunctions(random).addTo(table);
        DecimalFunctions.addTo(table);
        new SequenceFunctions(bounds).addTo(table);
        new ListFunctions(bounds).addTo(table);
        DictFunctions.addTo(table);
        DefaultFunctions.addTo(table);
        TypeFunctions.addTo(table);
        EncodingFunctions.addTo(table);
        PathFunctions.addTo(table);
        UrlFunctions.addTo(table, helm);
        new RegexFunctions(bounds).addTo(table);
        SemverFunctions.addTo(table);
        new JsonFunctions(bounds).addTo(table);
        YamlFunctions yaml = new YamlFunctions(bounds);
        yaml.addTo(table);
        new CryptoFunctions(bounds, random).addTo(table);
        TomlFunctions toml = new TomlFunctions(bounds);
        toml.addTo(table);
        new CertificateFunctions(random, clock).addTo(table);
        new DateFunctions(clock).addTo(table);
        table.limit(bounds, WALKING);
        if (helm != HelmVersion.V3) {
            yaml.addMustTo(table);
            toml.addMustTo(table);
            table.limit(bounds, "mustToToml");
            DurationFunctions.addTo(table);
        }
        return table.functions();
    }
}
