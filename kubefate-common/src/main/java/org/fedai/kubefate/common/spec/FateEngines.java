package org.fedai.kubefate.common.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.yaml.YamlDocument;
import org.jspecify.annotations.Nullable;

/** Finds modules of FATE that do not match its engines: missing and unused ones. */
final class FateEngines {
    private static final List<String> REQUIRED = List.of("mysql", "python", "client");
    /** Modules that a party may have with any engine and can do without. */
    private static final List<String> OPTIONAL = List.of("fateboard");
    /** The modules that connect parties. A cluster with no others is an exchange, which neither computes nor stores. */
    private static final Set<String> EXCHANGE = Set.of("rollsite", "lbrollsite", "osx", "nginx");
    /** The keys that select an engine, and the engines for each. */
    private static final List<Choice> CHOICES = List.of(
            new Choice("computing", List.of("Eggroll", "Spark", "Spark_local")),
            new Choice("federation", List.of("Eggroll", "OSX", "Pulsar", "RabbitMQ")),
            new Choice("storage", List.of("Eggroll", "HDFS", "LocalFS")));
    /** The modules that an engine needs; alternatives are separated by a bar. */
    private static final Map<String, List<String>> NEEDS = Map.of(
            "Eggroll", List.of("clustermanager", "nodemanager", "rollsite|osx"),
            "OSX", List.of("osx|rollsite"),
            "Spark", List.of("spark", "nginx"),
            "Spark_local", List.of("nginx"),
            "Pulsar", List.of("pulsar"),
            "RabbitMQ", List.of("rabbitmq"),
            "HDFS", List.of("hdfs"));
    /** Modules that are only used with certain engines. */
    private static final List<DedicatedModule> DEDICATED = List.of(
            new DedicatedModule("spark", List.of("Spark")),
            new DedicatedModule("hdfs", List.of("HDFS")),
            new DedicatedModule("nginx", List.of("Spark", "Spark_local")),
            new DedicatedModule("pulsar", List.of("Pulsar")),
            new DedicatedModule("rabbitmq", List.of("RabbitMQ")));

    private final YamlDocument document;
    private final Map<?, ?> spec;
    private final List<Finding> findings = new ArrayList<>();

    FateEngines(YamlDocument document, Map<?, ?> spec) {
        this.document = document;
        this.spec = spec;
    }

    private record Choice(String key, List<String> engines) {}

    private record DedicatedModule(String module, List<String> engines) {}

    /** All modules of all versions. */
    static Set<String> modules() {
        return Stream.of(
                        REQUIRED.stream(),
                        OPTIONAL.stream(),
                        EXCHANGE.stream(),
                        NEEDS.values().stream().flatMap(List::stream).flatMap(need -> Stream.of(need.split("\\|"))))
                .flatMap(names -> names)
                .collect(Collectors.toSet());
    }

    List<Finding> findings() {
        if (!(spec.get("modules") instanceof List<?> list)) {
            add("modules", "modules is missing; it must list the modules of the party");
            return findings;
        }
        Set<String> modules = list.stream().map(String::valueOf).collect(Collectors.toSet());
        if (EXCHANGE.containsAll(modules)) {
            return findings;
        }
        Map<String, List<String>> chosen = chosenEngines();
        missingRequired(modules);
        outdated(modules);
        chosen.forEach((engine, keys) -> missing(engine, keys, modules));
        if (chosen.values().stream().flatMap(List::stream).distinct().count() == CHOICES.size()) {
            unused(chosen.keySet(), modules);
        }
        return findings;
    }

    /** Maps each engine to the keys that select it; missing and unknown engines are findings. */
    private Map<String, List<String>> chosenEngines() {
        Map<String, List<String>> chosen = new LinkedHashMap<>();
        for (Choice choice : CHOICES) {
            Object engine = spec.get(choice.key());
            if (engine == null) {
                add(choice.key(), "%s is missing; expected one of %s".formatted(choice.key(), join(choice)));
            } else if (choice.engines().contains(engine.toString())) {
                chosen.computeIfAbsent(engine.toString(), name -> new ArrayList<>())
                        .add(choice.key());
            } else {
                add(choice.key(), "%s %s is unknown%s".formatted(choice.key(), engine, suggestion(engine, choice)));
            }
        }
        return chosen;
    }

    private void missingRequired(Set<String> modules) {
        Predicate<String> elsewhere = module -> module.equals("mysql") && isSet(spec.get("externalMysqlIp"));
        REQUIRED.stream()
                .filter(module -> !modules.contains(module))
                .filter(elsewhere.negate())
                .forEach(module -> add("modules", "modules does not contain " + module + ", which every party needs"));
    }

    private void outdated(Set<String> modules) {
        boolean fate2 = String.valueOf(spec.get("chartVersion")).startsWith("v2.");
        if (fate2 && modules.contains("lbrollsite")) {
            add("modules", "the module lbrollsite is only used with FATE 1; set the exchange in osx.exchange");
        }
    }

    private void missing(String engine, List<String> keys, Set<String> modules) {
        for (String need : NEEDS.getOrDefault(engine, List.of())) {
            List<String> choice = List.of(need.split("\\|"));
            if (choice.stream().noneMatch(modules::contains)) {
                add(
                        keys.getFirst(),
                        "%s %s needs the module %s"
                                .formatted(String.join(" and ", keys), engine, String.join(" or ", choice)));
            }
        }
    }

    private void unused(Set<String> chosen, Set<String> modules) {
        DEDICATED.stream()
                .filter(dedicated -> modules.contains(dedicated.module()))
                .filter(dedicated -> dedicated.engines().stream().noneMatch(chosen::contains))
                .forEach(dedicated -> add(
                        "modules",
                        "the module %s is only used with %s"
                                .formatted(dedicated.module(), String.join(" or ", dedicated.engines()))));
    }

    private void add(String key, String message) {
        findings.add(new Finding(spec.containsKey(key) ? document.line(key) : 0, key, message));
    }

    private static String suggestion(Object engine, Choice choice) {
        return Nearest.to(engine.toString(), choice.engines())
                .map(near -> "; did you mean " + near + "?")
                .orElse("; expected one of " + join(choice));
    }

    private static String join(Choice choice) {
        return String.join(", ", choice.engines());
    }

    private static boolean isSet(@Nullable Object value) {
        return value != null && !value.equals("");
    }
}
