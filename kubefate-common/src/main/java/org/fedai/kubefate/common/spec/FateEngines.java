package org.fedai.kubefate.common.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.fedai.kubefate.chart.yaml.YamlDocument;
import org.jspecify.annotations.Nullable;

/** Finds modules of FATE that do not go with its engines: missing ones, and ones that nothing uses. */
final class FateEngines {
    private static final List<String> ALWAYS = List.of("mysql", "python", "fateboard", "client");
    /** The keys that choose an engine, and the engines there are for each. */
    private static final List<Choice> CHOICES = List.of(
            new Choice("computing", List.of("Eggroll", "Spark", "Spark_local")),
            new Choice("federation", List.of("Eggroll", "OSX", "Pulsar", "RabbitMQ")),
            new Choice("storage", List.of("Eggroll", "HDFS", "LocalFS")));
    /** The modules that an engine needs; one of those apart by a bar is enough. */
    private static final Map<String, List<String>> NEEDS = Map.of(
            "Eggroll", List.of("clustermanager", "nodemanager", "rollsite|osx"),
            "OSX", List.of("osx|rollsite"),
            "Spark", List.of("spark", "nginx"),
            "Spark_local", List.of("nginx"),
            "Pulsar", List.of("pulsar"),
            "RabbitMQ", List.of("rabbitmq"),
            "HDFS", List.of("hdfs"));
    /** The engines that a module serves, for modules that are good for nothing else. */
    private static final List<Servant> SERVANTS = List.of(
            new Servant("spark", List.of("Spark")),
            new Servant("hdfs", List.of("HDFS")),
            new Servant("nginx", List.of("Spark", "Spark_local")),
            new Servant("pulsar", List.of("Pulsar")),
            new Servant("rabbitmq", List.of("RabbitMQ")));

    private final YamlDocument document;
    private final Map<?, ?> spec;
    private final List<Finding> findings = new ArrayList<>();

    FateEngines(YamlDocument document, Map<?, ?> spec) {
        this.document = document;
        this.spec = spec;
    }

    private record Choice(String key, List<String> engines) {}

    private record Servant(String module, List<String> engines) {}

    List<Finding> findings() {
        if (!(spec.get("modules") instanceof List<?> list)) {
            add("modules", "modules is missing; it lists what the party consists of");
            return findings;
        }
        Set<String> modules = list.stream().map(String::valueOf).collect(Collectors.toSet());
        Map<String, List<String>> chosen = chosenEngines();
        missingAlways(modules);
        outdated(modules);
        chosen.forEach((engine, keys) -> missing(engine, keys, modules));
        if (chosen.values().stream().flatMap(List::stream).distinct().count() == CHOICES.size()) {
            useless(chosen.keySet(), modules);
        }
        return findings;
    }

    /** Engine to the keys that choose it; what is missing or unknown is a finding. */
    private Map<String, List<String>> chosenEngines() {
        Map<String, List<String>> chosen = new LinkedHashMap<>();
        for (Choice choice : CHOICES) {
            Object engine = spec.get(choice.key());
            if (engine == null) {
                add(choice.key(), "%s is missing; it is one of %s".formatted(choice.key(), join(choice)));
            } else if (choice.engines().contains(engine.toString())) {
                chosen.computeIfAbsent(engine.toString(), name -> new ArrayList<>())
                        .add(choice.key());
            } else {
                add(choice.key(), "%s %s is not known%s".formatted(choice.key(), engine, suggestion(engine, choice)));
            }
        }
        return chosen;
    }

    private void missingAlways(Set<String> modules) {
        Predicate<String> elsewhere = module -> module.equals("mysql") && isSet(spec.get("externalMysqlIp"));
        ALWAYS.stream()
                .filter(module -> !modules.contains(module))
                .filter(elsewhere.negate())
                .forEach(module -> add("modules", "modules lacks " + module + ", which every party needs"));
    }

    private void outdated(Set<String> modules) {
        boolean fate2 = String.valueOf(spec.get("chartVersion")).startsWith("v2.");
        if (fate2 && modules.contains("lbrollsite")) {
            add("modules", "the module lbrollsite is of use only with FATE 1; name the exchange in osx.exchange");
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

    private void useless(Set<String> chosen, Set<String> modules) {
        SERVANTS.stream()
                .filter(servant -> modules.contains(servant.module()))
                .filter(servant -> servant.engines().stream().noneMatch(chosen::contains))
                .forEach(servant -> add(
                        "modules",
                        "the module %s is of use only with %s"
                                .formatted(servant.module(), String.join(" or ", servant.engines()))));
    }

    private void add(String key, String message) {
        findings.add(new Finding(spec.containsKey(key) ? document.line(key) : 0, key, message));
    }

    private static String suggestion(Object engine, Choice choice) {
        return Nearest.to(engine.toString(), choice.engines())
                .map(near -> "; did you mean " + near + "?")
                .orElse("; it is one of " + join(choice));
    }

    private static String join(Choice choice) {
        return String.join(", ", choice.engines());
    }

    private static boolean isSet(@Nullable Object value) {
        return value != null && !value.equals("");
    }
}
