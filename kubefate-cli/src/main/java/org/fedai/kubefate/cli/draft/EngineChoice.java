package org.fedai.kubefate.cli.draft;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The computing, federation and storage engines of a party. */
public enum EngineChoice {
    EGGROLL("Eggroll", "OSX", "Eggroll", "osx clustermanager nodemanager mysql python fateboard client"),
    SPARK_PULSAR("Spark", "Pulsar", "HDFS", "python mysql fateboard client spark hdfs nginx pulsar"),
    SPARK_RABBITMQ("Spark", "RabbitMQ", "HDFS", "python mysql fateboard client spark hdfs nginx rabbitmq"),
    SPARK_LOCAL_PULSAR("Spark_local", "Pulsar", "LocalFS", "python mysql fateboard client nginx pulsar"),
    SPARK_LOCAL_RABBITMQ("Spark_local", "RabbitMQ", "LocalFS", "python mysql fateboard client nginx rabbitmq");

    private final String computing;
    private final String federation;
    private final String storage;
    /** Separated by spaces. */
    private final String modules;

    EngineChoice(String computing, String federation, String storage, String modules) {
        this.computing = computing;
        this.federation = federation;
        this.storage = storage;
        this.modules = modules;
    }

    String computing() {
        return computing;
    }

    String federation() {
        return federation;
    }

    String storage() {
        return storage;
    }

    List<String> modules() {
        return List.of(modules.split(" "));
    }

    /** Finds an engine by a name such as {@code spark-pulsar}. */
    public static Optional<EngineChoice> named(String name) {
        return Arrays.stream(values())
                .filter(engine -> engine.toString().equalsIgnoreCase(name.strip()))
                .findFirst();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
