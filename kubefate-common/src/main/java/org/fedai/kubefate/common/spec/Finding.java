package org.fedai.kubefate.common.spec;

/**
 * Something about a cluster.yaml that is probably not meant so.
 *
 * @param line counted from 1; 0 when it is not about a line
 * @param path keys apart by dots, list elements as {@code [0]}: {@code python.replicas}
 * @param message a sentence that names the path, what is wrong and what would be right
 */
public record Finding(int line, String path, String message) {
    /** For people: {@code cluster.yaml:12: python.replica is not known ...}. */
    public String at(String source) {
        return line > 0 ? source + ":" + line + ": " + message : source + ": " + message;
    }
}
