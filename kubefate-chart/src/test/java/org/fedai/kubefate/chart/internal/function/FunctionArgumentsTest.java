package org.fedai.kubefate.chart.internal.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.fedai.kubefate.chart.HelmVersion;
import org.fedai.kubefate.chart.render.Agreement;
import org.fedai.kubefate.chart.render.OwnEngine;
import org.fedai.kubefate.chart.testing.Helm4;
import org.fedai.kubefate.chart.testing.RealHelm;
import org.fedai.kubefate.chart.testing.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Calls every function with arguments drawn by chance, right and wrong ones, and compares with Helm. The seed stands in the failure; the
 * property {@code template.calls} makes the run longer, {@code template.seed} repeats one, {@code -Dhelm4=PATH} compares with Helm 4 too.
 */
class FunctionArgumentsTest {
    private static final String VALUES = """
            number: 3
            list: [a, b, a]
            map: {x: 1, y: {z: text}}
            text: hello world
            empty: ""
            flag: true
            large: 12345678901
            fraction: -2.5
            """;

    /** Functions whose result is up to chance, the time or the order of a map in Go, or takes long. */
    private static final Set<String> LEFT_OUT = Set.of(
            "ago",
            "bcrypt",
            "buildCustomCert",
            "date",
            "dateInZone",
            "date_in_zone",
            "derivePassword",
            "encryptAES",
            "genCA",
            "genCAWithKey",
            "genPrivateKey",
            "genSelfSignedCert",
            "genSelfSignedCertWithKey",
            "genSignedCert",
            "genSignedCertWithKey",
            "htmlDate",
            "htmlDateInZone",
            "htpasswd",
            "keys",
            "now",
            "randAlpha",
            "randAlphaNum",
            "randAscii",
            "randBytes",
            "randInt",
            "randNumeric",
            "shuffle",
            "uuidv4",
            "values");

    /** Functions that change the map they are given, which must not be one that all calls share. */
    private static final Set<String> CHANGING =
            Set.of("merge", "mergeOverwrite", "mustMerge", "mustMergeOverwrite", "set", "unset");

    private static final List<String> ARGUMENTS = List.of(
            "0",
            "1",
            "2",
            "3",
            "-1",
            "7",
            "10",
            "100",
            "1.5",
            "-2.5",
            "3.0",
            "1e3",
            "0x1F",
            "'a'",
            "true",
            "false",
            "nil",
            "\"\"",
            "\"a\"",
            "\"x\"",
            "\"hello world\"",
            "\"FooBar baz_Qux\"",
            "\"a,b,,c\"",
            "\",\"",
            "\" \"",
            "\"é日\\t\\n\"",
            "\"a\\xff\"",
            "\"12\"",
            "\"-3.5\"",
            "\"1.2.3\"",
            "\"^1.2\"",
            "\"[a-z]+\"",
            "\"(a)|b*\"",
            "\"$1\"",
            "\"2006-01-02\"",
            "\"2020-02-29\"",
            "\"1h30m\"",
            "\"UTC\"",
            "\"{\\\"a\\\": [1, null]}\"",
            "\"a: [1, {b: c}]\"",
            "\"a = 1\"",
            "\"http://u:p@h:1/p?q#f\"",
            "\"/a/../b/c.txt\"",
            "\"aGVsbG8=\"",
            "\"string\"",
            "\"map[string]interface {}\"",
            "(list)",
            "(list 1 2 3)",
            "(list \"b\" \"a\" nil 1.5)",
            "(list (list 1) (dict \"a\" 1))",
            "(rest (list))",
            "(dict)",
            "(dict \"a\" 1)",
            "(dict \"a\" (dict \"b\" nil \"c\" (list 1)) \"x\" \"\")",
            "(splitList \",\" \"b,a\")",
            "(until 3)",
            "(split \",\" \"b,a\")",
            "(int64 5)",
            "(float64 2)",
            "(float64 \"nan\")",
            "(toDate \"2006-01-02\" \"2020-02-29\")",
            "(semver \"1.2.3\")",
            "(fromYaml \"a: 1\")",
            ".Values",
            ".Values.number",
            ".Values.list",
            ".Values.map",
            ".Values.text",
            ".Values.empty",
            ".Values.flag",
            ".Values.large",
            ".Values.fraction",
            ".Values.missing",
            "(.Values.missing)");

    @Test
    void calls_drawn_by_chance_give_what_helm_gives() {
        compare(HelmVersion.V3, RealHelm.HELM3);
    }

    @Test
    @EnabledIfSystemProperty(named = Helm4.PROPERTY, matches = ".+")
    void calls_drawn_by_chance_give_what_helm_4_gives() {
        compare(HelmVersion.V4, Helm4.ofProperty());
    }

    private static void compare(HelmVersion version, RealHelm.Program helm) {
        long seed = Seed.of("template.seed");
        int calls = Integer.getInteger("template.calls", 600);
        List<String> templates = calls(version, new Random(seed), calls);

        List<String> differences = Agreement.differences(version, helm, templates, VALUES).stream()
                .filter(difference -> !isSameError(difference))
                .toList();

        assertThat(differences)
                .as("seed %d: %d of %d", seed, differences.size(), templates.size())
                .isEmpty();
    }

    /** The messages for text that is not YAML differ. */
    private static boolean isSameError(String difference) {
        String error = "error converting YAML to JSON";
        return difference.indexOf(error) != difference.lastIndexOf(error);
    }

    private static List<String> calls(HelmVersion version, Random random, int count) {
        List<String> names = FunctionLibrary.standard(version).keySet().stream()
                .filter(name -> !LEFT_OUT.contains(name))
                .toList();
        List<String> calls = new ArrayList<>();
        while (calls.size() < count) {
            calls.add(mostlyAccepted(version, names.get(random.nextInt(names.size())), random));
        }
        return calls;
    }

    /** Most calls drawn by chance are wrong, so that most are drawn until one is right. */
    private static String mostlyAccepted(HelmVersion version, String name, Random random) {
        String template = "{{ " + call(name, random) + " }}";
        int tries = random.nextInt(4) == 0 ? 0 : 40;
        for (int i = 0; i < tries && OwnEngine.render(version, template, VALUES).refused(); i++) {
            template = "{{ " + call(name, random) + " }}";
        }
        return template;
    }

    private static String call(String name, Random random) {
        int arguments = random.nextInt(5);
        boolean piped = arguments > 0 && random.nextInt(4) == 0;
        StringBuilder call = new StringBuilder(piped ? draw(random) + " | " : "").append(name);
        for (int i = piped ? 1 : 0; i < arguments; i++) {
            call.append(' ').append(draw(random));
        }
        if (CHANGING.contains(name) && call.indexOf(".Values") >= 0) {
            return call(name, random);
        }
        return random.nextInt(4) == 0 ? "(" + call + ") | toJson" : call.toString();
    }

    private static String draw(Random random) {
        return ARGUMENTS.get(random.nextInt(ARGUMENTS.size()));
    }
}
