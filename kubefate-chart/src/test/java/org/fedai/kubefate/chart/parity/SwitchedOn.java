package org.fedai.kubefate.chart.parity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fedai.kubefate.chart.exception.YamlException;
import org.fedai.kubefate.chart.yaml.Yaml;

/** A values-template-example.yaml with its commented keys switched on, as far as the whole stays YAML. */
final class SwitchedOn {
    private static final Pattern OFF = Pattern.compile("^( *)# ?(?=[^# ]| +[^# ])(.*)");

    private SwitchedOn() {}

    static String of(String example) {
        List<String> lines = new ArrayList<>(example.lines().toList());
        List<String> on = lines.stream().map(SwitchedOn::on).toList();
        if (isYaml(on)) {
            return String.join("\n", on) + "\n";
        }
        for (int i = 0; i < lines.size(); i++) {
            String off = lines.set(i, on.get(i));
            if (!isYaml(lines)) {
                lines.set(i, off);
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static String on(String line) {
        String result = line;
        for (Matcher off = OFF.matcher(result); off.matches(); off = OFF.matcher(result)) {
            result = off.group(1) + off.group(2);
        }
        return result;
    }

    private static boolean isYaml(List<String> lines) {
        return document(String.join("\n", lines)).isPresent();
    }

    private static Optional<Object> document(String text) {
        try {
            return Optional.ofNullable(Yaml.read(text, "example"));
        } catch (YamlException e) {
            return Optional.empty();
        }
    }
}
