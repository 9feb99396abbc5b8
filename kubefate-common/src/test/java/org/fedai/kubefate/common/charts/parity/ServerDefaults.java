package org.fedai.kubefate.common.charts.parity;

/** What the API server fills in itself, so that saying it says nothing. */
final class ServerDefaults {
    private ServerDefaults() {}

    static boolean is(String path, String value) {
        return switch (value) {
            case "ClusterIP" -> path.equals("spec.type");
            case "TCP" -> path.endsWith(".protocol");
            case "Always" -> path.endsWith(".restartPolicy");
            case "default" -> path.endsWith(".serviceAccountName");
            default -> false;
        };
    }
}
