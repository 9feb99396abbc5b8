package org.fedai.kubefate.common.spec;

/**
 * A probable mistake in a cluster.yaml.
 *
 * @param line counted from 1; 0 if it does not concern a line
 * @param path keys separated by dots, list elements as {@code [0]}: {@code python.replicas}
 * @param message names the path, the mistake and the correction
 */
public record Finding(int line, String path, String message) {
    /** For messages: {@code cluster.yaml:12: python.replica is not a key of chart ...}. */
    public String at(String source) {
        return line > 0 ? source + ":" + line + ": " + message : source + ": " + message;
    }
}
