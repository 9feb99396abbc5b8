package org.fedai.kubefate.common.rendered;

import java.io.IOException;
import java.io.StringReader;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.fedai.kubefate.chart.exception.YamlException;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.fedai.kubefate.common.spec.Finding;
import org.fedai.kubefate.common.spec.SpecTexts;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Finds files in ConfigMaps and Secrets that are broken, as those of charts are that print a password without quoting it. */
final class BrokenEntries {
    private static final Pattern HARMLESS = Pattern.compile("[\\w./-]*");
    private static final JsonFactory JSON = new JsonFactory();

    private BrokenEntries() {}

    /**
     * Where a file stops being what its name says.
     *
     * @param line counted from 1; 0 when it is not known
     */
    private record Break(String format, int line) {}

    static Optional<Finding> find(ClusterSpec spec, EntryText entry) {
        return broken(entry).map(broken -> {
            Optional<SpecTexts.Text> cause = likelyCause(spec, entry, broken.line());
            String sentence = "%s of %s is not %s any more%s"
                    .formatted(
                            entry.name(),
                            entry.object(),
                            broken.format(),
                            broken.line() > 0 ? ", from its line " + broken.line() + " on" : "");
            String advice = cause.map(text ->
                            "; the chart prints %s there as it is: leave out quotes and other special characters"
                                    .formatted(text.path()))
                    .orElse("; look for quotes and other special characters in the values that the chart prints there");
            return new Finding(
                    cause.map(text -> text.line(spec)).orElse(0),
                    cause.map(SpecTexts.Text::path).orElse(""),
                    sentence + advice);
        });
    }

    private static Optional<Break> broken(EntryText entry) {
        String name = entry.name();
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            return yaml(entry.text());
        }
        if (name.endsWith(".json")) {
            return json(entry.text());
        }
        if (name.endsWith(".xml")) {
            return xml(entry.text());
        }
        return name.endsWith(".properties") ? properties(entry.text()) : Optional.empty();
    }

    private static Optional<Break> yaml(String text) {
        try {
            Yaml.documents(text).forEach(document -> Yaml.read(document, "entry"));
            return Optional.empty();
        } catch (YamlException e) {
            return Optional.of(new Break("YAML", e.line()));
        }
    }

    private static Optional<Break> json(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), new StringReader(text))) {
            while (parser.nextToken() != null) {
                parser.skipChildren();
            }
            return Optional.empty();
        } catch (JacksonException e) {
            return Optional.of(new Break("JSON", Math.max(0, e.getLocation().getLineNr())));
        }
    }

    private static Optional<Break> properties(String text) {
        try {
            new Properties().load(new StringReader(text));
            return Optional.empty();
        } catch (IllegalArgumentException | IOException e) {
            return Optional.of(new Break("a file of properties", 0));
        }
    }

    private static Optional<Break> xml(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            var parser = factory.newDocumentBuilder();
            parser.setErrorHandler(new DefaultHandler());
            parser.parse(new InputSource(new StringReader(text)));
            return Optional.empty();
        } catch (SAXParseException e) {
            return Optional.of(new Break("XML", Math.max(0, e.getLineNumber())));
        } catch (SAXException | IOException e) {
            return Optional.of(new Break("XML", 0));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this Java has no XML parser", e);
        }
    }

    /** A text of the cluster.yaml that stands in the file and holds what formats give a meaning to; best on the broken line. */
    private static Optional<SpecTexts.Text> likelyCause(ClusterSpec spec, EntryText entry, int line) {
        List<String> lines = entry.text().lines().toList();
        String at = line > 0 && line <= lines.size() ? lines.get(line - 1) : "";
        return SpecTexts.of(spec).stream()
                .filter(text -> !HARMLESS.matcher(text.value()).matches())
                .filter(text -> entry.text().contains(text.value()))
                .max(Comparator.comparingInt((SpecTexts.Text text) -> at.contains(text.value()) ? 1 : 0)
                        .thenComparingInt(text -> text.value().matches("(?s).*[\"'\\\\\n].*") ? 1 : 0)
                        .thenComparingInt(text -> text.value().length()));
    }
}
