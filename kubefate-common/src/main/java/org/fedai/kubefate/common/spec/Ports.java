package org.fedai.kubefate.common.spec;

import java.util.Optional;
import java.util.regex.Pattern;

/** Which numbers are ports. */
final class Ports {
    private static final Pattern KEY = Pattern.compile("port|.*Port|.*_port");
    private static final Pattern NODE_PORT = Pattern.compile("nodePort|.*NodePort");
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
    private static final long LAST = 65535;
    private static final long FIRST_NODE_PORT = 30000;
    private static final long LAST_NODE_PORT = 32767;

    private Ports() {}

    /** Whether the values of a key are ports. */
    static boolean isPort(String key) {
        return KEY.matcher(key).matches();
    }

    /** What is wrong with a value that should be a port; empty when nothing is, or it is not a number at all. */
    static Optional<String> wrong(String key, Object value) {
        String text = value.toString();
        if (!WHOLE.matcher(text).matches()) {
            return value instanceof Number ? Optional.of("is not a port; ports are whole numbers") : Optional.empty();
        }
        long port = Long.parseLong(text);
        if (port < 1 || port > LAST) {
            return Optional.of("is not a port; there are ports from 1 to " + LAST);
        }
        if (NODE_PORT.matcher(key).matches() && (port < FIRST_NODE_PORT || port > LAST_NODE_PORT)) {
            return Optional.of(
                    "is not a node port; Kubernetes has node ports from %d to %d, unless its API server was given another range"
                            .formatted(FIRST_NODE_PORT, LAST_NODE_PORT));
        }
        return Optional.empty();
    }
}
