package org.fedai.kubefate.server.startup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the service was started with.
 *
 * @param springArguments with the short options spelled out
 * @param defaults settings of the environment that do not map one to one
 */
public record CommandLine(boolean wantsHelp, List<String> springArguments, Map<String, Object> defaults) {
    public static final String HELP = """
            Usage: kubefate-server [--sandbox[=auto]] [--port PORT] [--SETTING=VALUE ...]

              --sandbox      a Kubernetes inside this process with a simulated node, to try things out;
                             with =auto only when no real one answers
              --port PORT    where to listen; FATECLOUD_SERVER_PORT, or 8080
              --help         this text

            Everything else comes from the environment: FATECLOUD_DB_TYPE (mysql, mariadb; an embedded database without it), FATECLOUD_DB_FILE,
            FATECLOUD_DB_HOST, _PORT, _NAME, _USERNAME, _PASSWORD; FATECLOUD_USER_USERNAME and _PASSWORD, the first administrator;
            FATECLOUD_SERVER_ADDRESS and _PORT; FATECLOUD_CHARTS, a folder of charts; FATECLOUD_REPO_URL, _USERNAME, _PASSWORD, the Helm repository
            that other charts are downloaded from (none: from nowhere); FATECLOUD_LOG_LEVEL (debug, info, warn, error) and FATECLOUD_LOG_NOCOLOR.
            HTTPS_PROXY, HTTP_PROXY and NO_PROXY lead to the repository. Kubernetes is found as kubectl finds it: the pod's service account, KUBECONFIG, ~/.kube/config.
            """;

    private static final String LEVEL_SETTING = "logging.level.org.fedai.kubefate";

    public static CommandLine parse(String[] args, Map<String, String> environment) {
        List<String> spring = new ArrayList<>();
        boolean help = false;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--help", "-h", "help" -> help = true;
                case "--sandbox" -> spring.add("--kubefate.sandbox=true");
                case "--port" -> spring.add("--server.port=" + (i + 1 < args.length ? args[++i] : ""));
                default -> spring.add(spelledOut(args[i]));
            }
        }
        return new CommandLine(help, List.copyOf(spring), logSettings(environment));
    }

    private static String spelledOut(String argument) {
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

    /** The Go service knows some more levels than there are here. */
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
