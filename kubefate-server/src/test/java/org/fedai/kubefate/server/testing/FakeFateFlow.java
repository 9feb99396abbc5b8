package org.fedai.kubefate.server.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fedai.kubefate.sandbox.api.ServiceBackend;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A FATE-Flow that gives the answers recorded from FATE-Flow 2.0.0, without doing anything. Its jobs end at once unless a test decides otherwise.
 */
public final class FakeFateFlow implements ServiceBackend {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern FIELD = Pattern.compile("name=\"(\\w+)\"\r\n\r\n([^\r]*)");

    private final String party;
    private final AtomicInteger numbers = new AtomicInteger(100);
    private final Set<String> jobs = ConcurrentHashMap.newKeySet();
    private final Map<String, String> tags = new ConcurrentHashMap<>();
    private final Map<String, Response> instead = new ConcurrentHashMap<>();
    private final Map<String, Runnable> before = new ConcurrentHashMap<>();
    private final List<String> submitted = new CopyOnWriteArrayList<>();
    private final List<String> stopped = new CopyOnWriteArrayList<>();
    private final Set<String> tables = ConcurrentHashMap.newKeySet();
    private final Set<String> everStored = ConcurrentHashMap.newKeySet();
    private volatile String toyStatus = "success";
    private volatile String uploadStatus = "success";
    private volatile List<String> log = List.of();

    public FakeFateFlow(String party) {
        this.party = party;
    }

    /** The status in which jobs between parties are from now on: running, failed, success. */
    public FakeFateFlow jobsAre(String status) {
        toyStatus = status;
        return this;
    }

    public FakeFateFlow uploadsAre(String status) {
        uploadStatus = status;
        return this;
    }

    /** What the log of errors of every task is. */
    public FakeFateFlow logs(String... lines) {
        log = List.of(lines);
        return this;
    }

    /** Gives another answer on a path. */
    public FakeFateFlow instead(String path, Response response) {
        instead.put(path, response);
        return this;
    }

    /** Does something before a request is answered and after it has had its effect. */
    public FakeFateFlow before(String path, Runnable action) {
        before.put(path, action);
        return this;
    }

    public List<String> submitted() {
        return List.copyOf(submitted);
    }

    public List<String> stopped() {
        return List.copyOf(stopped);
    }

    public Set<String> tables() {
        return new LinkedHashSet<>(tables);
    }

    public Set<String> everStored() {
        return new LinkedHashSet<>(everStored);
    }

    /** The nginx in front of it, which routes to the FATE-Flows of other parties as well. */
    public ServiceBackend nginx(FakeFateFlow... others) {
        Map<String, FakeFateFlow> routes = new LinkedHashMap<>();
        routes.put(party, this);
        for (FakeFateFlow other : others) {
            routes.put(other.party, other);
        }
        return request -> {
            FakeFateFlow destination = routes.get(request.headers().get("dest-party-id"));
            return destination == null ? badGateway() : destination.answer(request);
        };
    }

    /** The page of nginx when nothing listens at the address of a party. */
    public static Response badGateway() {
        String page = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>";
        return new Response(502, "text/html", Map.of(), page);
    }

    @Override
    public Response answer(Request request) {
        Response other = instead.get(request.path());
        if (other != null) {
            return other;
        }
        String body = respond(request);
        before.getOrDefault(request.path(), () -> {}).run();
        return Response.json(body);
    }

    private String respond(Request request) {
        return switch (request.path()) {
            case "/v2/server/fateflow" -> recorded("server");
            case "/v2/server/query/all" -> recorded("settings");
            case "/v2/site/info/query" ->
                "{\"code\":0,\"data\":{\"party_id\":\"" + party + "\"},\"message\":\"success\"}";
            case "/v2/job/list/query" -> recorded("job-list");
            case "/v2/job/query" -> job(request);
            case "/v2/job/submit" -> submit(request);
            case "/v2/job/stop" -> stop(request);
            case "/v2/job/task/query" -> tasks(parameter(request, "job_id"));
            case "/v2/log/count" -> "{\"code\":0,\"data\":" + log.size() + ",\"message\":\"success\"}";
            case "/v2/log/query" -> lines();
            case "/v2/data/component/upload/file" -> upload(request);
            case "/v2/table/delete" -> delete(request);
            case "/v2/output/metric/query" ->
                recorded(parameter(request, "task_name").equals("psi_0") ? "psi-metrics" : "evaluation-metrics");
            default -> "{\"code\":6000,\"message\":\"<NotFound '404: Not Found'>\"}";
        };
    }

    private String job(Request request) {
        String tag = request.headers().getOrDefault("user-name", "");
        String id = tag.isEmpty() ? parameter(request, "job_id") : tags.getOrDefault(tag, "");
        String status = submitted.contains(id) ? toyStatus : uploadStatus;
        if (!jobs.contains(id)) {
            return recorded("no-job");
        }
        String now = stopped.contains(id) ? "canceled" : status;
        return recorded("job").replace("JOB", id).replace("\"status\": \"success\"", "\"status\": \"" + now + "\"");
    }

    /** Those of a regression that failed; of an upload, they are its own. */
    private String tasks(String job) {
        String role = submitted.contains(job) ? "guest" : "local";
        return recorded("tasks-failed").replace("JOB", job).replace("\"guest\"", "\"" + role + "\"");
    }

    private String submit(Request request) {
        JsonNode dag = JSON.readTree(request.body()).path("dag_schema");
        if (!dag.path("schema_version").asString("").equals("2.0.0")) {
            return "{\"code\":6000,\"message\":\"ValidationError\"}";
        }
        String id = newJob();
        submitted.add(id);
        tags.put(request.headers().getOrDefault("user-name", ""), id);
        return created(id);
    }

    private String upload(Request request) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher matcher = FIELD.matcher(request.body());
        while (matcher.find()) {
            fields.put(matcher.group(1), matcher.group(2));
        }
        String table = fields.get("namespace") + "/" + fields.get("name");
        tables.add(table);
        everStored.add(table);
        return created(newJob());
    }

    private String stop(Request request) {
        stopped.add(JSON.readTree(request.body()).path("job_id").asString(""));
        return "{\"code\":0,\"message\":\"success\"}";
    }

    private String delete(Request request) {
        JsonNode table = JSON.readTree(request.body());
        boolean present = tables.remove(
                table.path("namespace").asString("") + "/" + table.path("name").asString(""));
        return present ? "{\"code\":0,\"message\":\"success\"}" : "{\"code\":7001,\"message\":\"No found table\"}";
    }

    private String newJob() {
        String id = "20261130142101" + numbers.incrementAndGet();
        jobs.add(id);
        return id;
    }

    private static String created(String id) {
        return "{\"code\":0,\"data\":{\"model_id\":\"" + id + "\",\"model_version\":\"0\"},\"job_id\":\"" + id
                + "\",\"message\":\"success\"}";
    }

    private String lines() {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (String line : log) {
            lines.add(Map.of("content", line, "line_num", lines.size() + 1));
        }
        return JSON.writeValueAsString(Map.of("code", 0, "data", lines, "message", "success"));
    }

    private static String parameter(Request request, String name) {
        Matcher matcher = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(request.target());
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String recorded(String name) {
        try (InputStream answer =
                Objects.requireNonNull(FakeFateFlow.class.getResourceAsStream("/fate-flow-2.0.0/" + name + ".json"))) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
