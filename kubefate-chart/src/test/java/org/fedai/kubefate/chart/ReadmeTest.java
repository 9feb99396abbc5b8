package org.fedai.kubefate.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The README's example and the stand-alone example compile and do what they say. */
@Isolated("It reads what the examples print.")
class ReadmeTest {
    private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder = Path.of("");

    @Test
    void the_example_of_the_readme_lists_the_objects_of_a_chart() throws Exception {
        Matcher example = EXAMPLE.matcher(Files.readString(Path.of("README.md")));
        assertThat(example.find()).isTrue();
        Path values = Files.writeString(folder.resolve("prod.yaml"), "partyId: 9999\n");
        String body = example.group(1)
                .replace("charts/fate", Path.of("..", "charts", "fate").toString())
                .replace("prod.yaml", values.toString());
        assertThat(body.lines()).hasSizeLessThanOrEqualTo(10);
        Path source = Files.writeString(folder.resolve("Example.java"), """
                import java.nio.file.Path;
                import org.fedai.kubefate.chart.*;
                import org.fedai.kubefate.chart.manifest.*;
                import org.fedai.kubefate.chart.render.*;

                public class Example {
                    public static void main(String[] args) {
                        %s
                    }
                }
                """.formatted(body));

        assertThat(run(source, "Example")).contains("StatefulSet mysql of fate/templates/mysql/statefulset.yaml");
    }

    @Test
    void the_stand_alone_example_prints_the_manifest_of_a_chart() throws Exception {
        Path source = Path.of(
                "..", "examples", "render-a-chart", "src", "main", "java", "com", "example", "RenderAChart.java");

        assertThat(run(source, "com.example.RenderAChart", "../charts/fate", "modules.mysql.include=false"))
                .contains("# Source: fate/templates/")
                .contains("kind: StatefulSet");
    }

    private String run(Path source, String name, String... args) throws Exception {
        compile(source);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream usual = System.out;
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            loader.loadClass(name).getMethod("main", String[].class).invoke(null, (Object) args);
        } finally {
            System.setOut(usual);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private void compile(Path source) throws IOException {
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK runs the tests");
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            messages,
                            files,
                            null,
                            Stream.of(
                                            "-proc:none",
                                            "-d",
                                            folder.toString(),
                                            "-classpath",
                                            System.getProperty("java.class.path"))
                                    .toList(),
                            null,
                            files.getJavaFileObjects(source))
                    .call();
            assertThat(compiled).as(messages.toString()).isTrue();
        }
    }
}
