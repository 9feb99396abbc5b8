package org.fedai.kubefate.chart.testing;

import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Helm itself, to compare with: renders throw-away charts in which the chart and the release are called {@code probe}. */
public final class RealHelm {
    private static final Pattern OUTPUT =
            Pattern.compile("^  name: c(\\d+)\ndata:\n  text: \"([^\"]*)\"$", Pattern.MULTILINE);

    /** Helm 3, as helm-java has it. */
    public static final Program HELM3 = RealHelm::helm3;

    private RealHelm() {}

    /** A Helm that renders charts. */
    public interface Program {
        /**
         * {@code helm template probe CHART --values VALUES}, for Kubernetes 1.33.1 and the namespace default.
         *
         * @param chart a folder or an archive
         */
        Outcome template(Path chart, Path values) throws IOException;
    }

    /** What became of a template: its text, or the error that Helm refused it with. */
    public record Outcome(@Nullable String text, @Nullable String error) {
        public boolean refused() {
            return error != null;
        }

        @Override
        public String toString() {
            return error == null ? "text: " + text : "refused: " + error;
        }
    }

    /** Renders one template and gives its exact text. */
    public static Outcome render(String template, String valuesYaml) {
        return render(List.of(template), valuesYaml).getFirst();
    }

    /**
     * Renders templates, all in one chart as long as none is refused. They see each other's {@code define}s, so names of defines have to
     * differ between them.
     */
    public static List<Outcome> render(List<String> templates, String valuesYaml) {
        return render(HELM3, templates, valuesYaml);
    }

    /** {@link #render(List, String)} by a given Helm. */
    public static List<Outcome> render(Program helm, List<String> templates, String valuesYaml) {
        if (templates.isEmpty()) {
            return List.of();
        }
        Outcome together = chart(helm, chartOf(templates), valuesYaml);
        if (together.text() != null) {
            return texts(together.text(), templates.size());
        }
        if (templates.size() == 1) {
            return List.of(together);
        }
        List<Outcome> outcomes = new ArrayList<>(render(helm, templates.subList(0, templates.size() / 2), valuesYaml));
        outcomes.addAll(render(helm, templates.subList(templates.size() / 2, templates.size()), valuesYaml));
        return outcomes;
    }

    /**
     * {@code helm template probe} of a chart.
     *
     * @param files by path within the chart; a Chart.yaml is added when there is none
     * @param valuesYaml laid over the chart's own
     * @return all manifests as one text
     */
    public static Outcome chart(Map<String, String> files, String valuesYaml) {
        return chart(HELM3, files, valuesYaml);
    }

    /** {@link #chart(Map, String)} by a given Helm. */
    public static Outcome chart(Program helm, Map<String, String> files, String valuesYaml) {
        return inFolder(folder -> {
            Map<String, String> all = new LinkedHashMap<>(files);
            all.putIfAbsent("Chart.yaml", "apiVersion: v2\nname: probe\nversion: 0.1.0\nappVersion: 1.2.3\n");
            for (Map.Entry<String, String> file : all.entrySet()) {
                Path path = folder.resolve("probe").resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
            return helm.template(folder.resolve("probe"), values(folder, valuesYaml));
        });
    }

    /** {@code helm template probe} of a packed chart. */
    public static Outcome archive(Program helm, byte[] chart, String valuesYaml) {
        return inFolder(folder -> {
            Path archive = Files.write(folder.resolve("probe.tgz"), chart);
            return helm.template(archive, values(folder, valuesYaml));
        });
    }

    private static Path values(Path folder, String yaml) throws IOException {
        return Files.writeString(folder.resolve("values.yaml"), yaml);
    }

    private interface InFolder {
        Outcome call(Path folder) throws IOException;
    }

    private static Outcome inFolder(InFolder work) {
        try {
            Path folder = Files.createTempDirectory("real-helm");
            try {
                return work.call(folder);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Outcome helm3(Path chart, Path values) {
        try {
            String text = new Helm(chart)
                    .template()
                    .withName("probe")
                    .withNamespace("default")
                    .withKubeVersion("1.33.1")
                    .withValuesFile(values)
                    .call();
            return new Outcome(text == null ? "" : text, null);
        } catch (IllegalStateException e) {
            return new Outcome(null, e.getMessage());
        }
    }

    private static Map<String, String> chartOf(List<String> templates) {
        Map<String, String> files = new LinkedHashMap<>();
        for (int i = 0; i < templates.size(); i++) {
            files.put("templates/_case%d.tpl".formatted(i), templates.get(i));
            files.put("templates/c%d.yaml".formatted(i), """
                            apiVersion: v1
                            kind: ConfigMap
                            metadata:
                              name: c%d
                            data:
                              text: {{ include "probe/templates/_case%d.tpl" . | b64enc | quote }}
                            """.formatted(i, i));
        }
        return files;
    }

    private static List<Outcome> texts(String manifests, int count) {
        Outcome[] outcomes = new Outcome[count];
        Matcher matcher = OUTPUT.matcher(manifests);
        while (matcher.find()) {
            String text = new String(Base64.getDecoder().decode(matcher.group(2)), StandardCharsets.UTF_8);
            outcomes[Integer.parseInt(matcher.group(1))] = new Outcome(text.replace("<no value>", ""), null);
        }
        return List.of(outcomes);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
