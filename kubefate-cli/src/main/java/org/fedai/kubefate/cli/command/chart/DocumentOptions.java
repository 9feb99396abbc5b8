package org.fedai.kubefate.cli.command.chart;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.manifest.Hook;
import org.fedai.kubefate.chart.manifest.Manifest;
import org.fedai.kubefate.chart.manifest.ManifestDocument;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.render.RenderedChart;
import org.fedai.kubefate.cli.command.CommandException;
import org.fedai.kubefate.cli.command.ExitCode;
import picocli.CommandLine.Option;

/** Selects the documents of a rendered chart. */
final class DocumentOptions {
    @Option(
            names = {"-s", "--show-only"},
            paramLabel = "TEMPLATE",
            description = "Show only the output of this template, such as templates/core/mysql.yaml; "
                    + "* matches any name. Can be repeated.")
    private List<String> showOnly = List.of();

    @Option(names = "--include-crds", description = "Include the objects of crds/.")
    private boolean includeCrds;

    @Option(names = "--no-hooks", description = "Omit hooks.")
    private boolean noHooks;

    @Option(names = "--skip-tests", description = "Omit test hooks.")
    private boolean skipTests;

    /** The documents, in the order in which they are printed. */
    List<ManifestDocument> of(RenderedChart rendered) {
        List<ManifestDocument> wanted = Stream.concat(
                        includeCrds ? definitions(rendered) : Stream.of(),
                        rendered.documents().stream().filter(this::isWanted))
                .toList();
        return showOnly.isEmpty() ? wanted : shown(wanted);
    }

    private static Stream<ManifestDocument> definitions(RenderedChart rendered) {
        return rendered.crds().stream().map(DocumentOptions::document);
    }

    private static ManifestDocument document(ManifestObject object) {
        String text = new Manifest(List.of(object)).toYaml();
        return new ManifestDocument(
                text.substring(text.indexOf('\n', text.indexOf("# Source")) + 1).stripTrailing(), object);
    }

    private boolean isWanted(ManifestDocument document) {
        return document.object()
                .hook()
                .map(hook -> !noHooks && !(skipTests && hook.events().contains(Hook.Event.TEST)))
                .orElse(true);
    }

    private List<ManifestDocument> shown(List<ManifestDocument> documents) {
        List<ManifestDocument> shown = new ArrayList<>();
        for (String template : showOnly) {
            PathMatcher matcher = FileSystems.getDefault()
                    .getPathMatcher("glob:" + template.replace("{", "\\{").replace("}", "\\}"));
            List<ManifestDocument> found = documents.stream()
                    .filter(document -> matcher.matches(
                            Path.of(withoutChart(document.object().source()))))
                    .toList();
            if (found.isEmpty()) {
                throw new CommandException(
                        ExitCode.BAD_INPUT,
                        "could not find template " + template + " in the chart, or it renders nothing");
            }
            shown.addAll(found);
        }
        return shown;
    }

    private static String withoutChart(String source) {
        return source.substring(source.indexOf('/') + 1);
    }
}
