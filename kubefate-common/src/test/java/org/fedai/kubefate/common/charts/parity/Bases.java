package org.fedai.kubefate.common.charts.parity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fedai.kubefate.common.charts.Trees;
import org.jspecify.annotations.Nullable;

/** The cluster.yaml files to which keys are added one by one, made of a chart's example with every key on. */
final class Bases {
    private static final Set<String> HEAD = Set.of("name", "namespace", "chartName", "chartVersion", "partyId");
    private static final Set<String> LEAST = Set.of(
            "name",
            "namespace",
            "chartName",
            "chartVersion",
            "partyId",
            "modules",
            "username",
            "password",
            "start",
            "target");
    private static final String VOLUMES = ".*\\.(existingClaim|storageClass|accessMode|size|subPath)";
    private static final String PORTS = ".*\\.(type|.*[pP]ort|loadBalancerIP|enabled|publicLB)";
    private static final List<String> EVERY_PARTY = List.of("mysql", "python", "fateboard", "client");
    private static final Map<String, List<String>> MODULES = Map.of(
            "Eggroll", List.of("clustermanager", "nodemanager", "lbrollsite"),
            "OSX", List.of("osx"),
            "Spark", List.of("spark", "nginx"),
            "Spark_local", List.of("nginx"),
            "Pulsar", List.of("pulsar"),
            "RabbitMQ", List.of("rabbitmq"),
            "HDFS", List.of("hdfs"));

    private final Map<String, @Nullable Object> example;

    Bases(Map<String, @Nullable Object> example) {
        this.example = example;
    }

    /** Those whose keys are tried. */
    List<Base> all() {
        if (!example.containsKey("computing")) {
            return inEveryWay(least());
        }
        List<Base> bases = new ArrayList<>(inEveryWay(party("Eggroll", "OSX", "Eggroll")));
        bases.addAll(inEveryWay(party("Spark", "Pulsar", "HDFS")));
        Base rabbitmq = party("Spark", "RabbitMQ", "HDFS").trying("(python|nginx|rabbitmq|ingress)\\..*");
        bases.add(rabbitmq);
        bases.add(everyKey(rabbitmq));
        bases.add(party("Spark_local", "Pulsar", "LocalFS").trying("(python|nginx|pulsar)\\..*"));
        return bases;
    }

    /** All modules, with no more than the Go project's charts cannot do without, and with this project's defaults where theirs are others. */
    private Base least() {
        Map<String, @Nullable Object> document = only(LEAST);
        Base base = new Base("all modules", document).and("", types(example, "ClusterIP"));
        for (String key : List.of("trafficServer.route_table", "nginx.route_table", "servingServer.cacheType")) {
            Object value = Trees.at(example, key);
            base = value == null ? base : base.and("", Trees.nested(key, value));
        }
        return new Base("all modules", base.document());
    }

    /** Every engine with every other, whether they go together or not, each with every kind of image. */
    Map<String, List<Base>> combinations() {
        Map<String, List<Base>> combinations = new LinkedHashMap<>();
        for (String computing : List.of("Eggroll", "Spark", "Spark_local")) {
            for (String federation : List.of("OSX", "Pulsar", "RabbitMQ")) {
                for (String storage : List.of("Eggroll", "HDFS", "LocalFS")) {
                    Base party = party(computing, federation, storage);
                    combinations.put(party.name(), images(party));
                }
            }
        }
        return combinations;
    }

    private static List<Base> images(Base party) {
        List<Base> images = new ArrayList<>();
        for (String algorithm : List.of("Basic", "NN", "ALL")) {
            for (String device : List.of("CPU", "IPCL", "GPU")) {
                images.add(party.and(algorithm + ", " + device, Map.of("algorithm", algorithm, "device", device)));
            }
        }
        return images;
    }

    private List<Base> inEveryWay(Base base) {
        Base volumes = base.and("persistence", Map.of("persistence", true)).trying(VOLUMES);
        Base nodePorts =
                base.and("node ports", types(sections(base), "NodePort")).trying(PORTS);
        Base balancers = base.and("load balancers", types(sections(base), "LoadBalancer"))
                .trying(PORTS);
        return List.of(base, everyKey(base), volumes, nodePorts, balancers);
    }

    private Base everyKey(Base base) {
        Map<String, @Nullable Object> rest = sections(base);
        rest.keySet().removeAll(base.document().keySet());
        return base.and("every key", rest);
    }

    private Base party(String computing, String federation, String storage) {
        List<String> modules = Stream.concat(
                        EVERY_PARTY.stream(),
                        Stream.of(computing, federation, storage)
                                .flatMap(engine -> MODULES.getOrDefault(engine, List.of()).stream()))
                .distinct()
                .toList();
        Map<String, @Nullable Object> document = only(HEAD);
        document.put("modules", modules);
        document.put("computing", computing);
        document.put("federation", federation);
        document.put("storage", storage);
        document.put("algorithm", "Basic");
        document.put("device", "CPU");
        return new Base(String.join(", ", computing, federation, storage), document);
    }

    /** The example without what belongs to modules that the base does not have. */
    Map<String, @Nullable Object> sections(Base base) {
        Set<String> modules = strings(base.document().get("modules"));
        Set<String> others = strings(example.get("modules"));
        others.removeAll(modules);
        Map<String, @Nullable Object> sections = new LinkedHashMap<>(example);
        sections.keySet().removeAll(others);
        return sections;
    }

    /** Nothing but the type of Services. */
    private static Map<String, @Nullable Object> types(Map<String, @Nullable Object> tree, String type) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        tree.forEach((key, value) -> {
            if (key.equals("type")) {
                result.put(key, type);
            } else if (value instanceof Map<?, ?> && !Trees.isFree(key)) {
                Map<String, @Nullable Object> below = types(Trees.map(value), type);
                if (!below.isEmpty()) {
                    result.put(key, below);
                }
            }
        });
        return result;
    }

    private Map<String, @Nullable Object> only(Set<String> keys) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>(example);
        result.keySet().retainAll(keys);
        return result;
    }

    private static Set<String> strings(@Nullable Object list) {
        return list instanceof List<?> items
                ? items.stream().map(String::valueOf).collect(Collectors.toCollection(HashSet::new))
                : new HashSet<>();
    }
}
