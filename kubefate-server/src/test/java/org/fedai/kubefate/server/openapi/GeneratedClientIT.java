package org.fedai.kubefate.server.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.fedai.kubefate.server.testing.RunningService;
import org.fedai.kubefate.server.testing.ServerTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that openapi-generator makes of the OpenAPI document compiles and works. The profile all-tests brings the generator. */
@ServerTest
@Tag("slow")
class GeneratedClientIT {
    private static final Path GENERATOR = Path.of("target/tools/openapi-generator-cli.jar");

    private static final String SAMPLE = """
            import java.util.List;
            import java.util.function.UnaryOperator;
            import org.openapitools.client.ApiClient;
            import org.openapitools.client.api.ClusterApi;
            import org.openapitools.client.api.UserApi;
            import org.openapitools.client.model.LoginRequest;

            public class Sample implements UnaryOperator<String> {
                @Override
                public String apply(String url) {
                    ApiClient client = new ApiClient().setBasePath(url);
                    UserApi users = new UserApi(client);
                    client.setBearerToken(users.login(new LoginRequest().username("admin").password("admin")).getToken());
                    return users.userMe().getData().getUsername()
                            + new ClusterApi(client).clusterList(null, null, null, null, null, null, null).getData();
                }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void a_generated_client_compiles_and_logs_in(RunningService service) throws Exception {
        assumeTrue(Files.exists(GENERATOR), "the profile all-tests downloads the generator");
        Path document = Files.writeString(
                folder.resolve("openapi.json"),
                service.anonymous().get("/v1/swagger/openapi").raw().body());

        generate(document);
        Files.writeString(folder.resolve("client/src/main/java/Sample.java"), SAMPLE);
        Path classes = compile();

        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            @SuppressWarnings("unchecked")
            UnaryOperator<String> sample = (UnaryOperator<String>)
                    loader.loadClass("Sample").getDeclaredConstructor().newInstance();
            assertThat(sample.apply("http://127.0.0.1:" + service.port())).isEqualTo("admin[]");
        }
    }

    private void generate(Path document) throws IOException, InterruptedException {
        Path log = folder.resolve("generator.log");
        int code = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        GENERATOR.toString(),
                        "generate",
                        "-i",
                        document.toString(),
                        "-g",
                        "java",
                        // What this library needs, the service has.
                        "--library",
                        "restclient",
                        "-o",
                        folder.resolve("client").toString(),
                        "--global-property",
                        "apis,models,supportingFiles,apiTests=false,modelTests=false,apiDocs=false,modelDocs=false",
                        "-p",
                        "openApiNullable=false,useJakartaEe=true")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        assertThat(code).as(Files.readString(log)).isZero();
    }

    private Path compile() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter findings = new StringWriter();
        try (Stream<Path> files = Files.walk(folder.resolve("client/src/main/java"));
                StandardJavaFileManager manager =
                        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            boolean compiled = compiler.getTask(
                            findings,
                            manager,
                            null,
                            List.of(
                                    "-proc:none",
                                    "-d",
                                    classes.toString(),
                                    "-cp",
                                    System.getProperty("java.class.path")),
                            null,
                            manager.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(compiled).as(findings.toString()).isTrue();
        }
        return classes;
    }
}
