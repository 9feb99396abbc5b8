package org.fedai.kubefate.server.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.PathParameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import java.util.Map;

/** What parameters mean; a name means the same wherever it is used, but for those that have a path before them. */
final class Parameters {
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("uuid", "The uuid of the object"),
            Map.entry("name", "The name"),
            Map.entry("namespace", "Only those in this namespace"),
            Map.entry("version", "The version, exactly"),
            Map.entry("all", "Deleted clusters as well"),
            Map.entry("status", "Only those in this status"),
            Map.entry("cluster_id", "Only jobs of the cluster with this uuid"),
            Map.entry("limit", "How many at most; everything when it is left out"),
            Map.entry("offset", "How many to leave out at the beginning"),
            Map.entry("create_namespace", "Make the namespace when it is not there"),
            Map.entry("jobStatus", "stop"),
            Map.entry("details", "false leaves out the texts and files of charts"),
            Map.entry("force", "Even when clusters run by the chart"),
            Map.entry(
                    "wait",
                    "Seconds to wait for the job to change, at most 60; the answer comes at once when it is left out"),
            Map.entry("since", "The UpdatedAt the client knows: a later change need not be waited for"));

    private Parameters() {}

    static void describe(Operation operation) {
        if (operation.getParameters() != null) {
            operation.getParameters().stream()
                    .filter(parameter -> parameter.getDescription() == null)
                    .forEach(parameter -> parameter.setDescription(WORDS.get(parameter.getName())));
        }
    }

    /** Which part of a log is wanted. */
    static void describeLog(Operation operation) {
        query(operation, "container", new StringSchema(), "Only containers of this name; all when it is left out");
        query(operation, "previous", new BooleanSchema(), "Of the containers before their last restart");
        query(
                operation,
                "since",
                new StringSchema(),
                "Only lines younger than this: seconds, or with a unit, such as 10m");
        query(operation, "since-time", new StringSchema().format("date-time"), "Only lines after this time");
        query(operation, "timestamps", new BooleanSchema(), "Put the time before each line");
        query(operation, "tail", new IntegerSchema(), "Only so many lines from the end of each container's log");
        query(
                operation,
                "limit-bytes",
                new IntegerSchema().format("int64"),
                "Only so many bytes of each container's log");
    }

    static PathParameter uuid() {
        PathParameter uuid = new PathParameter();
        uuid.name("uuid").schema(new StringSchema()).description(WORDS.get("uuid"));
        return uuid;
    }

    private static void query(Operation operation, String name, Schema<?> schema, String words) {
        QueryParameter parameter = new QueryParameter();
        parameter.name(name).required(false).schema(schema).description(words);
        operation.addParametersItem(parameter);
    }
}
