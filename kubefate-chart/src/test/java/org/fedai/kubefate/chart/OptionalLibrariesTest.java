package org.fedai.kubefate.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What needs a library that is not there says which; everything else works without it. */
class OptionalLibrariesTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void charts_in_folders_render_without_the_optional_libraries() throws Exception {
        assertThat(render("{{ .Values.a }}")).contains("name: 1");
    }

    @Test
    void functions_that_make_certificates_name_the_library_they_need() throws Exception {
        for (String call : List.of("genPrivateKey \"rsa\"", "htpasswd \"a\" \"b\"", "(genCA \"ca\" 1).Cert")) {
            assertThat(render("{{ " + call + " }}"))
                    .contains("probe/templates/a.yaml:1:", "requires the library org.bouncycastle:bcpkix-jdk18on");
        }
    }

    @Test
    void packaged_charts_name_the_library_they_need() throws Exception {
        Path archive = Files.write(
                folder.resolve("probe.tgz"), ChartArchive.write(Tgz.chart().read()));
        assertThat(call("read", archive.toString())).contains("org.apache.commons:commons-compress");
    }

    private String render(String expression) throws Exception {
        Path chart = Files.createDirectories(folder.resolve("probe/templates")).getParent();
        Files.writeString(chart.resolve("Chart.yaml"), "apiVersion: v2\nname: probe\nversion: 0.1.0\n");
        Files.writeString(chart.resolve("values.yaml"), "a: 1\n");
        Files.writeString(
                chart.resolve("templates/a.yaml"), "{kind: A, metadata: {name: x}, name: " + expression + "}\n");
        return call("render", chart.toString());
    }

    /** Runs {@link WithoutLibraries} with a class path on which the optional libraries are not. */
    private static String call(String method, String argument) throws Exception {
        Thread current = Thread.currentThread();
        ClassLoader usual = current.getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(reduced(), ClassLoader.getPlatformClassLoader())) {
            current.setContextClassLoader(loader); // Jinjava looks there for its own classes.
            return (String) loader.loadClass(WithoutLibraries.class.getName())
                    .getMethod(method, String.class)
                    .invoke(null, argument);
        } finally {
            current.setContextClassLoader(usual);
        }
    }

    private static URL[] reduced() throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!entry.matches(".*(bcpkix|bcprov|bcutil|commons-compress|commons-io|commons-codec)-.*")) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        return urls.toArray(URL[]::new);
    }
}
