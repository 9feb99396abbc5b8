package org.fedai.kubefate.chart;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import org.fedai.kubefate.chart.exception.ChartException;

/** The rules of a {@code .helmignore}: the files of a folder that are not part of the chart. */
final class IgnoreRules {
    /**
     * @param negated ignores everything that does not match
     * @param foldersOnly does not apply to files
     * @param nameOnly compares only the last segment of the path
     */
    private record Rule(Pattern pattern, boolean negated, boolean foldersOnly, boolean nameOnly) {
        boolean matches(String path) {
            String subject = nameOnly ? path.substring(path.lastIndexOf('/') + 1) : path;
            return pattern.matcher(subject).matches();
        }

        boolean ignores(String path, boolean folder) {
            if (negated) {
                return (foldersOnly && !folder) || !matches(path);
            }
            return (!foldersOnly || folder) && matches(path);
        }
    }

    private final List<Rule> rules = new ArrayList<>();

    /**
     * @param text of a .helmignore; empty for none
     * @throws ChartException if a rule is invalid
     */
    IgnoreRules(String text) {
        int line = 0;
        for (String rule : text.split("\\R", -1)) {
            line++;
            try {
                add(rule.strip());
            } catch (ChartException e) {
                throw new ChartException(".helmignore:" + line + ": " + e.getMessage(), e);
            }
        }
        add("templates/.?*");
    }

    /**
     * @param path inside the chart
     */
    boolean ignores(String path, boolean folder) {
        return rules.stream().anyMatch(rule -> rule.ignores(path, folder));
    }

    private void add(String text) {
        if (text.isEmpty() || text.startsWith("#")) {
            return;
        }
        if (text.contains("**")) {
            throw new ChartException("the pattern ** is not supported");
        }
        boolean negated = text.startsWith("!");
        String rule = negated ? text.substring(1) : text;
        boolean foldersOnly = rule.endsWith("/");
        rule = foldersOnly ? rule.substring(0, rule.length() - 1) : rule;
        boolean rooted = rule.startsWith("/");
        Pattern pattern = PathPattern.compile(rooted ? rule.substring(1) : rule);
        rules.add(new Rule(pattern, negated, foldersOnly, !rule.contains("/")));
    }
}
