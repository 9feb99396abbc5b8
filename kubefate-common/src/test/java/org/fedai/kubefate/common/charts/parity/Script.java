package org.fedai.kubefate.common.charts.parity;

import java.util.List;
import java.util.stream.Collectors;

/** The command of a container, without what changes nothing but its looks. */
final class Script {
    private Script() {}

    /** Without traces, {@code exec}, doubled dollars, continued lines and spaces. */
    static String normalized(List<?> command) {
        return command.stream().map(part -> normalized(String.valueOf(part))).collect(Collectors.joining(" "));
    }

    private static String normalized(String part) {
        return part.replace("\\\n", " ")
                .replace("$$", "$")
                .replaceAll("(^|\\s)exec ", "$1")
                .lines()
                .map(line -> line.strip().replaceAll("\\s+", " "))
                .filter(line -> !line.isEmpty() && !line.equals("set -x") && !line.startsWith("#"))
                .collect(Collectors.joining("; "));
    }
}
