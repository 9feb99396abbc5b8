package org.fedai.kubefate.server.fate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A job of a test, in the form in which FATE-Flow 2 takes jobs. The guest is the party that tests, the host the other one. */
public record TestDag(Map<String, Object> document) {
    static final String PSI = "psi_0";
    static final String REGRESSION = "lr_0";
    static final String EVALUATION = "evaluation_0";

    private static final String READER = "reader_0";

    /** Adds up random numbers of both parties; needs no data. */
    public static TestDag toy(String guest, String host) {
        Map<String, Object> toy =
                Map.of("component_ref", "toy_example", "parameters", Map.of("data_num", 1024, "partition", 4));
        return dag(guest, host, "default", Map.of("toy_example_0", toy), Map.of());
    }

    /** Finds the common identifiers of two tables. */
    public static TestDag psi(String guest, FateTable guestTable, String host, FateTable hostTable) {
        return dag(guest, host, "default", intersection(), tables(guest, guestTable, host, hostTable));
    }

    /** Trains a logistic regression on the common rows of two tables, and evaluates it. */
    public static TestDag regression(String guest, FateTable guestTable, String host, FateTable hostTable) {
        Map<String, Object> tasks = intersection();
        tasks.put(
                REGRESSION,
                Map.of(
                        "component_ref",
                        "sshe_lr",
                        "dependent_tasks",
                        List.of(PSI),
                        "inputs",
                        data("train_data", output(PSI, "output_data")),
                        "parameters",
                        Map.of("epochs", 3, "learning_rate", 0.1)));
        Map<String, Object> predictions = new LinkedHashMap<>(output(REGRESSION, "train_output_data"));
        predictions.put("parties", List.of(party("guest", guest)));
        tasks.put(
                EVALUATION,
                Map.of(
                        "component_ref",
                        "evaluation",
                        "stage",
                        "default",
                        "parties",
                        List.of(party("guest", guest)),
                        "dependent_tasks",
                        List.of(REGRESSION),
                        "parameters",
                        Map.of("default_eval_setting", "binary"),
                        "inputs",
                        data("input_data", List.of(predictions))));
        return dag(guest, host, "train", tasks, tables(guest, guestTable, host, hostTable));
    }

    private static Map<String, Object> intersection() {
        Map<String, Object> tasks = new LinkedHashMap<>();
        tasks.put(READER, Map.of("component_ref", "reader", "stage", "default"));
        tasks.put(
                PSI,
                Map.of(
                        "component_ref",
                        "psi",
                        "stage",
                        "default",
                        "dependent_tasks",
                        List.of(READER),
                        "inputs",
                        data("input_data", output(READER, "output_data"))));
        return tasks;
    }

    private static Map<String, Object> tables(String guest, FateTable guestTable, String host, FateTable hostTable) {
        return Map.of(
                "guest_" + guest, reader("guest", guest, guestTable), "host_" + host, reader("host", host, hostTable));
    }

    private static Map<String, Object> reader(String role, String id, FateTable table) {
        Map<String, Object> parameters = Map.of("namespace", table.namespace(), "name", table.name());
        return Map.of("parties", List.of(party(role, id)), "tasks", Map.of(READER, Map.of("parameters", parameters)));
    }

    private static Map<String, Object> data(String key, Object artifact) {
        return Map.of("data", Map.of(key, Map.of("task_output_artifact", artifact)));
    }

    private static Map<String, Object> output(String task, String key) {
        return Map.of("producer_task", task, "output_artifact_key", key);
    }

    private static Map<String, Object> party(String role, String id) {
        return Map.of("party_id", List.of(id), "role", role);
    }

    private static TestDag dag(
            String guest, String host, String stage, Map<String, Object> tasks, Map<String, Object> partyTasks) {
        Map<String, Object> dag = new LinkedHashMap<>();
        dag.put("parties", List.of(party("guest", guest), party("host", host)));
        dag.put("stage", stage);
        dag.put("tasks", tasks);
        if (!partyTasks.isEmpty()) {
            dag.put("party_tasks", partyTasks);
        }
        return new TestDag(Map.of("schema_version", "2.0.0", "dag", dag));
    }
}
