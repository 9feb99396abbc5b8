package org.fedai.kubefate.server.startup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The command line of the service.
 *
 * @param isImport whether to take over a database of the Go service and exit, instead of serving requests
 * @param springArguments the arguments, with short options expanded
 * @param defaults settings derived from environment variables
 */
public record CommandLine(
        boolean wantsHelp, boolean isImport, List<String> springArguments, Map<String, Object> defaults) {
    public static final String HELP = """
            Usage: kubefate-server [--sandbox[=auto]] [--port PORT] [--SETTING=VALUE ...]
                   kubefate-server import --from FILE

              import         take over users, charts, clusters and jobs from the SQLite file of
                             a Go KubeFATE into the database of this service, and exit

              --sandbox      use an in-process Kubernetes with a simulated node, for trials;
                             with =auto only if no real Kubernetes responds
              --port PORT    the port to listen on; default FATECLOUD_SERVER_PORT, or 8080
              --help         show this help

            Environment variables: FATECLOUD_DB_TYPE (mysql or mariadb; by default an embedded database), FATECLOUD_DB_FILE,
            FATECLOUD_DB_HOST, _PORT, _NAME, _USERNAME, _PASSWORD; FATECLOUD_USER_USERNAME and _PASSWORD, the initial administrator;
            FATECLOUD_SERVER_ADDRESS and _PORT; FATECLOUD_CHARTS, a directory of charts; FATECLOUD_REPO_URL, _USERNAME, _PASSWORD, the Helm repository
            from which other charts are downloaded (none: no downloads); FATECLOUD_LOG_LEVEL (debug, info, warn, error) and FATECLOUD_LOG_NOCOLOR.
            HTTPS_PROXY, HTTP_PROXY and NO_PROXY apply to the repository. Kubernetes is configured by the pod's service account, KUBECONFIG or ~/.kube/config.
            """;

    private static final String FROM = "--kubefate.takeover.from=";
    private static final String LEVEL_SETTING = "logging.level.org.fedai.kubefate";

    public static CommandLine parse(String[] args, Map<String, String> environment) {
        List<String> spring = new ArrayList<>();
        boolean help = false;
        boolean importing = false;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--help", "-h", "help" -> help = true;
                case "--sandbox" -> spring.add("--kubefate.sandbox=true");
                case "import" -> importing = true;
                case "--from" -> spring.add(FROM + (i + 1 < args.length ? args[++i] : ""));
                case "--port" -> spring.add("--server.port=" + (i + 1 < args.length ? args[++i] : ""));
                default -> spring.add(expand(args[i]));
            }
        }
        if (importing && spring.stream().noneMatch(argument -> argument.startsWith(FROM))) {
            spring.add(FROM);
        }
        return new CommandLine(help, importing, List.copyOf(spring), logSettings(environment));
    }

    private static String expand(String argument) {
        if (argument.startsWith("--from=")) {
            return FROM + argument.substring("--from=".length());
        }
        if (argument.startsWith("--port=")) {
            return "--server." + argument.substring(2);
        }
        return argument.startsWith("--sandbox=") ? "--kubefate." + argument.substring(2) : argument;
    }

    private static Map<String, Object> logSettings(Map<String, String> environment) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put(LEVEL_SETTING, level(environment.getOrDefault("FATECLOUD_LOG_LEVEL", "")));
        if (Boolean.parseBoolean(environment.get("FATECLOUD_LOG_NOCOLOR")) || environment.containsKey("NO_COLOR")) {
            settings.put("spring.output.ansi.enabled", "never");
        }
        return settings;
    }

    /** The Go service accepts more levels than Spring Boot. */
    private static String level(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "trace" -> "trace";
            case "debug" -> "debug";
            case "warn", "warning" -> "warn";
            case "error", "fatal", "panic" -> "error";
            case "disabled", "off" -> "off";
            default -> "info";
        };
    }
}
