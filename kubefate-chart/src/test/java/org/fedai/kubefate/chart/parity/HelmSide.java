package org.fedai.kubefate.chart.parity;

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
import org.fedai.kubefate.chart.manifest.ManifestDocument;
import org.fedai.kubefate.chart.testing.RealHelm;

/**
 * Renders as the Go service does: the values template over the document, and Helm over the outcome. The first step is a template in a chart
 * of its own, so that Helm does both.
 */
final class HelmSide {
    private static final String VALUES_TEMPLATE = "values-template.yaml";
    private static final Pattern NOTES = Pattern.compile("^notes: \"([^\"]*)\"$", Pattern.MULTILINE);
    private static final Pattern TEXT = Pattern.compile("^text: \"([^\"]*)\"$", Pattern.MULTILINE);

    private final String kubeVersion;

    HelmSide(String kubeVersion) {
        this.kubeVersion = kubeVersion;
    }

    Rendering render(ParityCase one) {
        Optional<String> template = one.chart().text(VALUES_TEMPLATE);
        String values = one.values();
        if (template.isPresent() && one.spec() != null) {
            RealHelm.Outcome outcome = values(template.get(), values);
            if (outcome.refused()) {
                return new Rendering.Refused(VALUES_TEMPLATE + ": " + outcome.error());
            }
            values = String.valueOf(outcome.text());
        }
        try {
            List<ManifestDocument> documents = new ArrayList<>(release(one, values));
            if (ChartForHelm.hasHooks(one)) {
                documents.addAll(hooks(one, values));
            }
            return objects(documents, ChartForHelm.hasNotes(one) ? notes(one, values) : "");
        } catch (IllegalStateException e) {
            return new Rendering.Refused(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<ManifestDocument> release(ParityCase one, String values) throws IOException {
        try (ChartForHelm chart = ChartForHelm.plain(one)) {
            return ManifestDocument.split(helm(chart.path(), one, values), "helm");
        }
    }

    private List<ManifestDocument> hooks(ParityCase one, String values) throws IOException {
        try (ChartForHelm chart = ChartForHelm.disguised(one)) {
            String disguised = helm(chart.path(), one, values.replace(ChartForHelm.HOOK, ChartForHelm.DISGUISED));
            return ManifestDocument.split(disguised.replace(ChartForHelm.DISGUISED, ChartForHelm.HOOK), "helm").stream()
                    .filter(document -> document.object().hook().isPresent())
                    .toList();
        }
    }

    private String notes(ParityCase one, String values) throws IOException {
        try (ChartForHelm chart = ChartForHelm.withNotes(one)) {
            return decoded(NOTES, helm(chart.path(), one, values)).replace("<no value>", "");
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
        String values = decoded(TEXT, outcome.text());
        return new RealHelm.Outcome(values.replace("<no value>", ""), null);
    }

    private static String decoded(Pattern base64, String text) {
        Matcher matcher = base64.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("nothing like " + base64 + " in: " + text);
        }
        return new String(Base64.getDecoder().decode(matcher.group(1)), StandardCharsets.UTF_8);
    }

    private String helm(Path chart, ParityCase one, String values) throws IOException {
        Path file = Files.createTempFile("values", ".yaml");
        try {
            Files.writeString(file, values);
            String text = new Helm(chart)
                    .template()
                    .withName(one.release())
                    .withNamespace(one.namespace())
                    .withKubeVersion(kubeVersion)
                    .withValuesFile(file)
                    .call();
            return text == null ? "" : text; // So it says that there are no objects.
        } finally {
            Files.delete(file);
        }
    }

    private static Rendering objects(List<ManifestDocument> documents, String notes) {
        return new Rendering.Objects(
                documents.stream()
                        .flatMap(document -> document.objects().stream())
                        .toList(),
                documents.stream()
                        .map(document -> "---\n" + document.text() + "\n")
                        .collect(Collectors.joining()),
                notes);
    }
}
