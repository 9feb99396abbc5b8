package org.fedai.kubefate.server.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.PathParameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import java.util.Map;

/** The descriptions of parameters. A parameter means the same on all paths unless it is listed with a path. */
final class Parameters {
    private static final Map<String, String> DESCRIPTIONS = Map.ofEntries(
            Map.entry("uuid", "The UUID of the object"),
            Map.entry("name", "The name"),
            Map.entry("namespace", "Only objects in this namespace"),
            Map.entry("version", "The exact version"),
            Map.entry("revision", "The number of the revision"),
            Map.entry("with", "The number of the revision to compare it with; the deployed one if omitted"),
            Map.entry("all", "Include deleted clusters"),
            Map.entry("status", "Only objects with this status"),
            Map.entry("cluster_id", "Only jobs of the cluster with this UUID"),
            Map.entry("limit", "Maximum number of items; all if omitted"),
            Map.entry("offset", "Number of items to skip"),
            Map.entry("user", "Only what this user did"),
            Map.entry("cluster", "Only what was done to this cluster, by its UUID or namespace/name"),
            Map.entry("action", "Only this action, such as cluster.install"),
            Map.entry(
                    "outcome", "Only this outcome: Success, Rejected, Denied, Failed, Canceled, Running or Unfinished"),
            Map.entry("until", "Only what came before this time"),
            Map.entry("cursor", "The next of the response with the previous page; the first page if omitted"),
            Map.entry("sort", "oldest or newest first; oldest if omitted"),
            Map.entry("create_namespace", "Create the namespace if it does not exist"),
            Map.entry("confirm", "Delete what a request with replace deletes first"),
            Map.entry("jobStatus", "stop"),
            Map.entry("details", "false omits the contents of charts"),
            Map.entry("force", "Delete the chart even if clusters use it"),
            Map.entry("wait", "Seconds to wait for a change of the job, at most 60; responds immediately if omitted"),
            Map.entry(
                    "since",
                    "The UpdatedAt of the job that the client has; responds immediately if the job has "
                            + "changed since"));

    private static final Map<String, String> ON_PATHS = Map.of(
            "since of /v1/audit", "Only what came at this time or later",
            "limit of /v1/audit", "Maximum number of entries, at most 1000; 100 if omitted");

    private Parameters() {}

    /** @param path a parameter may have another meaning there */
    static void describe(Operation operation, String path) {
        if (operation.getParameters() != null) {
            operation.getParameters().stream()
                    .filter(parameter -> parameter.getDescription() == null)
                    .forEach(parameter -> parameter.setDescription(ON_PATHS.getOrDefault(
                            parameter.getName() + " of " + path, DESCRIPTIONS.get(parameter.getName()))));
        }
    }

    /** The parameters that select a part of a log. */
    static void describeLog(Operation operation) {
        query(operation, "container", new StringSchema(), "Only containers with this name; all if omitted");
        query(operation, "previous", new BooleanSchema(), "The logs of the containers before their last restart");
        query(
                operation,
                "since",
                new StringSchema(),
                "Only lines newer than this, in seconds or with a unit, such as 10m");
        query(operation, "since-time", new StringSchema().format("date-time"), "Only lines after this time");
        query(operation, "timestamps", new BooleanSchema(), "Prefix each line with its timestamp");
        query(operation, "tail", new IntegerSchema(), "Only this many lines from the end of each container's log");
        query(
                operation,
                "limit-bytes",
                new IntegerSchema().format("int64"),
                "Maximum number of bytes of each container's log");
    }

    static PathParameter uuid() {
        PathParameter uuid = new PathParameter();
        uuid.name("uuid").schema(new StringSchema()).description(DESCRIPTIONS.get("uuid"));
        return uuid;
    }

    private static void query(Operation operation, String name, Schema<?> schema, String words) {
        QueryParameter parameter = new QueryParameter();
        parameter.name(name).required(false).schema(schema).description(words);
        operation.addParametersItem(parameter);
    }
}
