package org.fedai.kubefate.common.charts;

import com.marcnuri.helm.DryRun;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.InstallCommand;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.ArchiveLimits;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.ChartArchive;
import org.fedai.kubefate.chart.ChartFolder;
import org.fedai.kubefate.chart.Lookup;
import org.fedai.kubefate.chart.manifest.Manifest;
import org.fedai.kubefate.chart.render.Capabilities;
import org.fedai.kubefate.chart.render.ChartRenderer;
import org.fedai.kubefate.chart.render.ReleaseInfo;
import org.fedai.kubefate.chart.render.RenderRequest;
import org.fedai.kubefate.chart.render.Values;
import org.fedai.kubefate.chart.testing.RealHelm;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.jspecify.annotations.Nullable;

/** A chart's folder or package, used as Helm uses it. */
public record ChartUnderTest(Path location) {
    private static final ChartRenderer RENDERER = new ChartRenderer();
    static final String NEWEST = "1.33.1";

    private static final Map<String, String> PASSWORDS = Map.of(
            "modules.mysql.password", "fate_dev",
            "modules.mysql.rootPassword", "fate_root",
            "modules.fateboard.password", "admin",
            "modules.rabbitmq.default_pass", "fate",
            "servingAdmin.password", "admin",
            "servingRedis.password", "fate_dev");
    private static final Path CHARTS = Path.of("..", "charts");
    private static final Pattern TEXT = Pattern.compile("text: \"([^\"]*)\"");

    static ChartUnderTest of(String name) {
        return new ChartUnderTest(CHARTS.resolve(name));
    }

    public static ChartUnderTest fate() {
        return of("fate");
    }

    /** All charts of this project. */
    public static Stream<ChartUnderTest> all() {
        return Stream.of("fate", "fate-serving", "fate-exchange", "fate-upgrade-manager")
                .map(ChartUnderTest::of);
    }

    /** Those that make a cluster people describe by hand. */
    static Stream<ChartUnderTest> clusters() {
        return all().filter(chart -> !chart.name().equals("fate-upgrade-manager"));
    }

    public String name() {
        return location.getFileName().toString();
    }

    /** With the v. */
    public String version() {
        return String.valueOf(Trees.at(Yaml.read(text("Chart.yaml"), "Chart.yaml"), "version"));
    }

    String text(String file) {
        return read(location.resolve(file));
    }

    /** The values that a cluster.yaml means for the chart, as YAML. */
    public String values(String clusterYaml) {
        Map<String, String> files = Map.of(
                "templates/_values.tpl",
                text("values-template.yaml"),
                "templates/output.yaml",
                "text: {{ include \"probe/templates/_values.tpl\" .Values | b64enc | quote }}\n");
        RealHelm.Outcome outcome = RealHelm.chart(files, clusterYaml);
        Matcher matcher = TEXT.matcher(Objects.requireNonNull(outcome.text(), String.valueOf(outcome.error())));
        if (!matcher.find()) {
            throw new IllegalStateException("no output of " + name() + "/values-template.yaml");
        }
        String values = new String(Base64.getDecoder().decode(matcher.group(1)), StandardCharsets.UTF_8);
        return values.replace("<no value>", "");
    }

    /**
     * The objects Helm makes of the chart. All passwords are given, since Helm would ask a cluster for those it made up before; they are
     * the ones that the Go project's charts take when none is given.
     */
    public Manifest render(String values, String kubeVersion) {
        return withFile(
                values, file -> Manifest.parse(template(file, kubeVersion).call()));
    }

    private TemplateCommand template(Path values, String kubeVersion) {
        TemplateCommand command = new Helm(location)
                .template()
                .withName("probe")
                .withNamespace("probe-namespace")
                .withKubeVersion(kubeVersion)
                .withValuesFile(values);
        PASSWORDS.forEach(command::set);
        return command;
    }

    /** The same by this project's own renderer. */
    Manifest renderOurselves(String values, String kubeVersion) {
        Map<String, @Nullable Object> all = Trees.map(Yaml.read(values, "values"));
        for (Map.Entry<String, String> password : PASSWORDS.entrySet()) {
            all = Trees.merge(all, Trees.nested(password.getKey(), password.getValue()));
        }
        return renderOurselves(all, ReleaseInfo.install("probe", "probe-namespace"), kubeVersion, Lookup.NOTHING);
    }

    Manifest renderOurselves(
            Map<String, @Nullable Object> values, ReleaseInfo release, String kubeVersion, Lookup lookup) {
        Capabilities capabilities = new Capabilities("v" + kubeVersion, Set.of());
        return RENDERER.render(read(), new RenderRequest(release, Values.of(values), capabilities, lookup))
                .manifest();
    }

    /** What our own renderer makes of the chart's values-template.yaml. */
    Map<String, @Nullable Object> valuesOurselves(String clusterYaml) {
        return RENDERER.values(
                read(), ClusterSpec.parse(clusterYaml, "cluster.yaml").document());
    }

    Chart read() {
        try {
            return Files.isDirectory(location)
                    ? ChartFolder.read(location, ArchiveLimits.DEFAULT)
                    : ChartArchive.read(Files.readAllBytes(location), ArchiveLimits.DEFAULT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@code helm package} makes of it, as a file in a folder. */
    ChartUnderTest packedTo(Path folder) {
        new Helm(location).packageIt().withDestination(folder).call();
        return new ChartUnderTest(folder.resolve(name() + "-" + version() + ".tgz"));
    }

    /** What {@code helm install --dry-run} says. */
    String dryRun(String values) {
        return withFile(values, file -> {
            InstallCommand command = new Helm(location)
                    .install()
                    .withName("probe")
                    .withNamespace("probe-namespace")
                    .withValuesFile(file)
                    .clientOnly()
                    .withDryRunOption(DryRun.CLIENT);
            PASSWORDS.forEach(command::set);
            return command.call().getOutput();
        });
    }

    LintResult lint() {
        return new Helm(location).lint().call();
    }

    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T withFile(String text, Function<Path, T> use) {
        try {
            Path file = Files.createTempFile("values", ".yaml");
            try {
                return use.apply(Files.writeString(file, text));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
