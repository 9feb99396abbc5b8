package org.fedai.kubefate.chart.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The command {@code helm} of Helm 4, which no build needs: {@code -Dhelm4=PATH} names one to compare with, such as that of
 * {@code go install helm.sh/helm/v4/cmd/helm@v4.3.2}.
 */
public final class Helm4 implements RealHelm.Program {
    /** The system property that names the command. */
    public static final String PROPERTY = "helm4";

    private final String command;

    private Helm4(String command) {
        this.command = command;
    }

    /** The one that the property names. */
    public static Helm4 ofProperty() {
        return new Helm4(Objects.requireNonNull(System.getProperty(PROPERTY), PROPERTY));
    }

    @Override
    public RealHelm.Outcome template(Path chart, Path values) throws IOException {
        Path folder = values.getParent();
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder(List.of(
                        command,
                        "template",
                        "probe",
                        chart.toString(),
                        "--namespace",
                        "default",
                        "--kube-version",
                        "1.33.1",
                        "--values",
                        values.toString()))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            return process.waitFor() == 0
                    ? new RealHelm.Outcome(read(out), null)
                    : new RealHelm.Outcome(null, read(err));
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
