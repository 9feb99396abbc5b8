package org.fedai.kubefate.cli.draft;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Another party of the federation.
 *
 * @param host a node of its Kubernetes
 */
public record Peer(int id, String host) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})=([A-Za-z0-9._:-]+)");

    /** Parses a peer such as {@code 10000=192.168.10.1}; empty if the format is invalid. */
    public static Optional<Peer> parse(String text) {
        Matcher parts = FORM.matcher(text.strip());
        return parts.matches()
                ? Optional.of(new Peer(Integer.parseInt(parts.group(1)), parts.group(2)))
                : Optional.empty();
    }

    NodePorts ports() {
        return NodePorts.of(id);
    }
}
