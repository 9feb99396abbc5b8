package org.fedai.kubefate.common.template.parity;

import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fedai.kubefate.common.manifest.ManifestDocument;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.fedai.kubefate.common.template.RealHelm;

/**
 * Renders as the Go service does: the values template over the document, and Helm over the outcome. The first step is a template in a chart
 * of its own, so that Helm does both.
 */
final class HelmSide {
    private static final String VALUES_TEMPLATE = "values-template.yaml";
    private static final Pattern TEXT = Pattern.compile("^text: \"([^\"]*)\"$", Pattern.MULTILINE);

    private final String kubeVersion;

    HelmSide(String kubeVersion) {
        this.kubeVersion = kubeVersion;
    }

    Rendering render(ParityCase one) {
        Optional<String> template = one.chart().text(VALUES_TEMPLATE);
        String values = one.cluster();
        if (template.isPresent()) {
            RealHelm.Outcome outcome = values(template.get(), one.cluster());
            if (outcome.refused()) {
                return new Rendering.Refused(VALUES_TEMPLATE + ": " + outcome.error());
            }
            values = String.valueOf(outcome.text());
        }
        ClusterSpec spec = ClusterSpec.parse(one.cluster(), one.file());
        try (ChartForHelm chart = ChartForHelm.of(one)) {
            return objects(helm(chart.path(), spec, values));
        } catch (IllegalStateException e) {
            return new Rendering.Refused(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RealHelm.Outcome values(String template, String cluster) {
        RealHelm.Outcome outcome = RealHelm.chart(
                Map.of(
                        "templates/_values.tpl",
                        template,
                        "templates/text.yaml",
                        "text: {{ include \"probe/templates/_values.tpl\" .Values | b64enc | quote }}\n"),
                cluster);
        if (outcome.text() == null) {
            return outcome;
        }
        Matcher matcher = TEXT.matcher(outcome.text());
        if (!matcher.find()) {
            throw new IllegalStateException("no output of the values template in: " + outcome.text());
        }
        String values = new String(Base64.getDecoder().decode(matcher.group(1)), StandardCharsets.UTF_8);
        return new RealHelm.Outcome(values.replace("<no value>", ""), null);
    }

    private String helm(Path chart, ClusterSpec spec, String values) throws IOException {
        Path file = Files.createTempFile("values", ".yaml");
        try {
            Files.writeString(file, values);
            return new Helm(chart)
                    .template()
                    .withName(spec.name())
                    .withNamespace(spec.namespace())
                    .withKubeVersion(kubeVersion)
                    .withValuesFile(file)
                    .call();
        } finally {
            Files.delete(file);
        }
    }

    private static Rendering objects(String text) {
        String undisguised = text.replace(ChartForHelm.DISGUISED, ChartForHelm.HOOK);
        Map<Boolean, List<ManifestDocument>> byHook = ManifestDocument.split(undisguised, "helm").stream()
                .collect(Collectors.partitioningBy(document -> document.object().isNoPartOfRelease()));
        List<ManifestDocument> documents = new ArrayList<>(byHook.getOrDefault(false, List.of()));
        byHook.getOrDefault(true, List.of()).stream()
                .filter(document -> document.object().hook().isPresent())
                .forEach(documents::add);
        return new Rendering.Objects(
                documents.stream()
                        .flatMap(document -> document.objects().stream())
                        .toList(),
                documents.stream()
                        .map(document -> "---\n" + document.text() + "\n")
                        .collect(Collectors.joining()));
    }
}
