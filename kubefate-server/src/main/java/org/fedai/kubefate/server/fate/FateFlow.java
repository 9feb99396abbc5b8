package org.fedai.kubefate.server.fate;

import static org.fedai.kubefate.server.fate.FlowRequests.query;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fedai.kubefate.server.kubernetes.proxy.ServiceProxy;
import org.fedai.kubefate.server.kubernetes.proxy.ServiceProxy.Call;
import tools.jackson.databind.JsonNode;

/** The FATE-Flow of a party, of FATE 2. Every method throws {@link FateException} if it does not answer or answers with an error. */
public final class FateFlow {
    /** It goes into paths and messages. */
    private static final Pattern JOB_ID = Pattern.compile("[0-9]{1,64}");

    private static final String JOBS = "/v2/job/query";
    private static final String SITE = "/v2/site/info/query";

    private final FateParty party;
    private final FlowRequests requests;

    public FateFlow(ServiceProxy services, FateParty party) {
        this.party = party;
        this.requests = new FlowRequests(services, party);
    }

    /** The engines that FATE-Flow uses unless a job says otherwise, by FATE's names: spark, rabbitmq, file. */
    public record Engines(String computing, String federation, String storage) {}

    public FateParty party() {
        return party;
    }

    /** The version of FATE-Flow. */
    public String version() {
        return requests.data("say its version", "/v2/server/fateflow")
                .valueStream()
                .map(server -> server.path("version").asString(""))
                .filter(version -> !version.isEmpty())
                .findFirst()
                .map(ForeignText::line)
                .orElseThrow(() -> new FateException(requests.name() + " does not say its version"));
    }

    /** Its party ID; empty if it is configured for a party without others. */
    public Optional<String> partyId() {
        return partyId(requests.ask("say its party ID", Call.get(SITE), FlowAnswer.NO_OTHER_PARTIES));
    }

    /** Reads from its database. */
    public void useDatabase() {
        requests.data("read its database", "/v2/job/list/query?limit=1&page=1");
    }

    /** The rest of the response is not used: it contains passwords. */
    public Engines engines() {
        JsonNode engines =
                requests.data("say its engines", "/v2/server/query/all").path("DEFAULT_ENGINES");
        return new Engines(
                ForeignText.line(engines.path("computing").asString("unknown")),
                ForeignText.line(engines.path("federation").asString("unknown")),
                ForeignText.line(engines.path("storage").asString("unknown")));
    }

    /**
     * Asks the FATE-Flow of another party, or this one, by way of this party's nginx.
     *
     * @return the party ID of the FATE-Flow that answers; empty if it is configured for a party without others
     */
    public Optional<String> partyBehindNginx(String other) {
        return partyId(requests.byNginx(other, SITE));
    }

    private static Optional<String> partyId(FlowAnswer answer) {
        String id = ForeignText.line(answer.data().path("party_id").asString(""));
        return id.isEmpty() ? Optional.empty() : Optional.of(id);
    }

    /** The job that was submitted with this tag. */
    public Optional<String> findJob(String tag) {
        return requests.ask("list its jobs", Call.get(JOBS).withHeaders(tagged(tag)), FlowAnswer.NO_SUCH_JOB)
                .data()
                .valueStream()
                .map(job -> job.path("job_id").asString(""))
                .filter(id -> JOB_ID.matcher(id).matches())
                .findFirst();
    }

    /**
     * Submits a job.
     *
     * @param tag by which {@link #findJob} finds it
     * @return its ID
     */
    public String submit(TestDag dag, String tag) {
        return jobId(
                requests.order("create the job", "/v2/job/submit", Map.of("dag_schema", dag.document()), tagged(tag)));
    }

    /** FATE-Flow shows the tag as the user who submitted the job. */
    private static Map<String, String> tagged(String tag) {
        return Map.of("user-name", tag);
    }

    /** Stores data in a table, which is a job of FATE. @return its ID */
    public String upload(TestData data, FateTable table) {
        String boundary = "kubefate-" + table.name();
        Call call = Call.post(
                "/v2/data/component/upload/file",
                "multipart/form-data; boundary=" + boundary,
                data.form(table, boundary));
        return jobId(requests.order("store data", call));
    }

    /** Deletes a table; does nothing if there is none. */
    public void deleteTable(FateTable table) {
        requests.order(
                "delete a table",
                "/v2/table/delete",
                Map.of("namespace", table.namespace(), "name", table.name()),
                Map.of(),
                FlowAnswer.NO_SUCH_TABLE);
    }

    /** The present state of a job. */
    public FateJob job(String id, FateJob.Role role, String partyId) {
        String path = JOBS + query("job_id", id, "role", role.toString(), "party_id", partyId);
        return FateJob.of(
                id,
                role,
                partyId,
                requests.data("say how job " + id + " is", path).path(0));
    }

    /** Requests that a job stops; does nothing if there is none. */
    public void stop(String id) {
        requests.order("stop job " + id, "/v2/job/stop", Map.of("job_id", id), Map.of(), FlowAnswer.NO_SUCH_JOB);
    }

    /** Why a job has failed or does not end: a clause. */
    public Optional<String> failure(FateJob job) {
        return new FateLogs(requests, job).failure();
    }

    /** The number of identifiers that both data sets have, as PSI found it. */
    public OptionalInt commonIds(FateJob job) {
        return metrics(job, TestDag.PSI)
                .map(metric -> metric.path("data").path("intersect_count"))
                .filter(JsonNode::isNumber)
                .mapToInt(JsonNode::asInt)
                .findFirst();
    }

    /** The area under the curve of the model. */
    public OptionalDouble auc(FateJob job) {
        return metrics(job, TestDag.EVALUATION)
                .flatMap(metric -> metric.path("data")
                        .path(TestDag.REGRESSION)
                        .path("train_set")
                        .valueStream())
                .filter(metric -> metric.path("metric").asString("").equals("auc"))
                .map(metric -> metric.path("val"))
                .filter(JsonNode::isNumber)
                .mapToDouble(JsonNode::asDouble)
                .findFirst();
    }

    private Stream<JsonNode> metrics(FateJob job, String task) {
        String path = "/v2/output/metric/query"
                + query("job_id", job.id(), "role", job.role().toString(), "party_id", job.party(), "task_name", task);
        return requests.data("show the result of " + task, path).valueStream();
    }

    private String jobId(FlowAnswer answer) {
        String id = answer.document().path("job_id").asString("");
        if (!JOB_ID.matcher(id).matches()) {
            throw new FateException(requests.name() + " gives a job an ID that is not one: " + ForeignText.line(id));
        }
        return id;
    }
}
