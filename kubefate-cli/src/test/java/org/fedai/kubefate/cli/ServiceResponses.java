package org.fedai.kubefate.cli;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Literal responses of a service. */
final class ServiceResponses {
    static final String CLUSTER_ID = "24bb75ff-f636-4c64-8c04-1b9073f89a2f";
    static final String CHART_ID = "7a3f8f0e-3f9b-4a33-9a5c-5c4f6a1f8e21";
    static final String USER_ID = "5ffd8a5c-1b5e-4a4e-8c6f-3e5a2d9b7c11";
    static final String JOB_ID = "d92d7a56-7002-46a4-9363-da9c7346e05a";

    private ServiceResponses() {}

    static final String CLUSTER = """
            {"ID":1,"CreatedAt":"2026-11-25T11:45:00Z","UpdatedAt":"2026-11-25T11:59:00Z","DeletedAt":null,
             "uuid":"24bb75ff-f636-4c64-8c04-1b9073f89a2f","name":"fate-9999","namespaces":"fate-9999",
             "chart_name":"fate","chart_version":"v2.0.0","values":"name: fate-9999\\nnamespace: fate-9999\\n",
             "Spec":{"name":"fate-9999","namespace":"fate-9999","chartName":"fate","chartVersion":"v2.0.0","partyId":9999,
               "modules":["osx","mysql"],"persistence":false,"registry":"","pullPolicy":null},
             "revision":1,"helm_revision":1,"chart_values":{"partyId":9999},"status":"Running","modules":{"mysql":"Available","osx":"Progressing: image"},
             "Info":{"dashboard":["party9999.notebook.example.com","party9999.fateboard.example.com"],"ip":"192.168.9.1","port":30109,
               "pod":["mysql-0","osx-7d9"],"status":{"modules":{"mysql":"Available","osx":"Available"},
               "containers":{"mysql":"Running","osx":"Running"},"deployments":{"osx":"Available"},
               "statefulSets":{"mysql":"Available"}},
               "last_test":{"job":"0c6f2f6e-5c0e-4f57-b1c5-5e5a7b3f0d11","kind":"toy","with":"10000","status":"Failed",
               "text":"no route: party 10000 is not in osx.partyList of the cluster.yaml; add its address there","time":"2026-11-25T11:55:00Z"}}}""";

    /** An item of a list, from a service that sends null for empty values. */
    static final String DELETED_CLUSTER = """
            {"ID":2,"CreatedAt":"2026-11-22T10:00:00Z","UpdatedAt":"2026-11-22T11:00:00Z","DeletedAt":"2026-11-22T11:00:00Z",
             "uuid":"0f4b1a63-2f0e-4b51-9d0c-3f1bfb0a6f57","name":"serving-9999","namespaces":"fate-serving-9999",
             "chart_name":"fate-serving","chart_version":"v2.1.6","values":"","Spec":null,"revision":3,"helm_revision":3,
             "chart_values":null,"status":"Deleted","Info":null}""";

    /** @param states the result of {@link #states} or {@link #statesAsTexts} */
    static String job(String status, String end, String states, String subJobs) {
        return """
                {"ID":7,"CreatedAt":"2026-11-25T11:45:00Z","UpdatedAt":"2026-11-25T11:58:30.123456Z","DeletedAt":null,
                 "uuid":"d92d7a56-7002-46a4-9363-da9c7346e05a","start_time":"2026-11-25T11:45:09Z","end_time":"%s",
                 "method":"ClusterInstall","cluster_id":"24bb75ff-f636-4c64-8c04-1b9073f89a2f",
                 "cluster_name":"fate-9999","cluster_namespace":"fate-9999","creator":"admin",
                 "sub_jobs":%s,"status":"%s","time_limit":3600000000000,"meta_data":null,%s}""".formatted(end, subJobs, status, states);
    }

    /** The states of a job. */
    static String states(State... states) {
        return statesAsTexts(Stream.of(states).map(State::text).toArray(String[]::new)) + ",\"state_details\":["
                + Stream.of(states).map(State::json).collect(Collectors.joining(",")) + "]";
    }

    /** The states from a service that sends only texts. */
    static String statesAsTexts(String... texts) {
        return "\"states\":[" + Stream.of(texts).map(text -> "\"" + text + "\"").collect(Collectors.joining(",")) + "]";
    }

    /** @param more further keys of its JSON */
    record State(String kind, String text, String more) {
        static State step(String text) {
            return new State("Step", text, "");
        }

        static State check(int count) {
            return new State("Check", "checkout cluster status [" + count + "]", ",\"count\":" + count);
        }

        static State warning(String module, String text) {
            return new State("Warning", text, ",\"module\":\"" + module + "\"");
        }

        static State of(String kind, String text) {
            return new State(kind, text, "");
        }

        String json() {
            return "{\"kind\":\"" + kind + "\",\"text\":\"" + text + "\"" + more + "}";
        }
    }

    static String subJob(String name, String status, String moduleStatus, String end, String reason) {
        return """
                "%s":{"ModuleName":"%s","Status":"%s","ModulesStatus":"%s","StartTime":"2026-11-25T11:45:10Z","EndTime":"%s"%s}""".formatted(
                name, name, status, moduleStatus, end, reason.isEmpty() ? "" : ",\"Reason\":\"" + reason + "\"");
    }

    static final String DONE = job(
            "Success",
            "2026-11-25T11:58:30Z",
            states(
                    State.step("update job status to Running"),
                    State.step("create cluster in DB Success"),
                    State.step("helm install success"),
                    State.check(2),
                    State.of("End", "job run Success")),
            "{" + subJob("osx", "Success", "Available", "2026-11-25T11:58:26Z", "") + ","
                    + subJob("mysql", "Success", "Available", "2026-11-25T11:46:40Z", "") + "}");

    static final String NOT_READY = notReady("Running");

    /** A job with a module whose image cannot be pulled. */
    static String notReady(String status, State... later) {
        return job(
                status,
                "0001-01-01T00:00:00Z",
                states(Stream.concat(
                                Stream.of(
                                        State.step("update job status to Running"),
                                        State.step("create cluster in DB Success"),
                                        State.step("helm install success")),
                                Stream.of(later))
                        .toArray(State[]::new)),
                "{"
                        + subJob(
                                "osx",
                                "Running",
                                "Progressing",
                                "0001-01-01T00:00:00Z",
                                "image registry.example.com/osx:9 cannot be pulled: not found; check registry and tag")
                        + "," + subJob("mysql", "Success", "Available", "2026-11-25T11:46:40Z", "") + "}");
    }

    static final String PENDING = job("Pending", "0001-01-01T00:00:00Z", "\"states\":null", "null");

    static final String CHART = """
            {"ID":3,"CreatedAt":"2026-11-24T12:00:00Z","UpdatedAt":"2026-11-24T12:00:00Z","DeletedAt":null,
             "uuid":"7a3f8f0e-3f9b-4a33-9a5c-5c4f6a1f8e21","name":"fate","chart":"apiVersion: v1\\nname: fate\\nversion: v2.0.0\\n",
             "values":"partyId: 9999\\n","values_template":"","values_template_example":"name: fate-9999\\n",
             "templates":[{"name":"templates/mysql.yaml","data":"a2luZDogU2VydmljZQo="}],"version":"v2.0.0","app_version":"v2.0.0"}""";

    static final String USER = """
            {"ID":1,"CreatedAt":"2026-11-24T12:00:00Z","UpdatedAt":"2026-11-24T12:00:00Z","DeletedAt":null,
             "uuid":"5ffd8a5c-1b5e-4a4e-8c6f-3e5a2d9b7c11","username":"eve","email":"eve@example.com","userStatus":"Available"}""";

    static final String NAMESPACE = """
            {"Name":"fate-9999","Status":"Active","Labels":{"name":"fate-9999","team":"ml"},"Annotations":{},"Age":"3d2h"}""";

    static String list(String msg, String... items) {
        return "{\"msg\":\"" + msg + "\",\"data\":[" + String.join(",", items) + "]}";
    }

    static String one(String msg, String item) {
        return "{\"msg\":\"" + msg + "\",\"data\":" + item + "}";
    }
}
