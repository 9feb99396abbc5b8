package org.fedai.kubefate.server.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** The environment variables that existing deployments set, and their settings. */
class SettingsTest {
    private static final Map<String, Object> EXISTING_DEPLOYMENT = Map.ofEntries(
            Map.entry("FATECLOUD_DB_TYPE", "mysql"),
            Map.entry("FATECLOUD_DB_HOST", "mariadb"),
            Map.entry("FATECLOUD_DB_PORT", "3307"),
            Map.entry("FATECLOUD_DB_NAME", "kube_fate_2"),
            Map.entry("FATECLOUD_DB_USERNAME", "kubefate"),
            Map.entry("FATECLOUD_DB_PASSWORD", "123456"),
            Map.entry("FATECLOUD_REPO_NAME", "company"),
            Map.entry("FATECLOUD_REPO_URL", "https://charts.example.com"),
            Map.entry("FATECLOUD_REPO_USERNAME", "reader"),
            Map.entry("FATECLOUD_REPO_PASSWORD", "word"),
            Map.entry("FATECLOUD_USER_USERNAME", "root"),
            Map.entry("FATECLOUD_USER_PASSWORD", "secret"),
            Map.entry("FATECLOUD_SERVER_ADDRESS", "127.0.0.1"),
            Map.entry("FATECLOUD_SERVER_PORT", "8081"),
            Map.entry("FATECLOUD_LOG_LEVEL", "debug"),
            Map.entry("FATECLOUD_LOG_NOCOLOR", "true"));

    @Test
    void every_variable_of_an_existing_deployment_takes_effect() throws Exception {
        StandardEnvironment environment = environment(EXISTING_DEPLOYMENT);

        assertThat(environment.getProperty("kubefate.database.type")).isEqualTo("mysql");
        assertThat(environment.getProperty("kubefate.database.host")).isEqualTo("mariadb");
        assertThat(environment.getProperty("kubefate.database.port")).isEqualTo("3307");
        assertThat(environment.getProperty("kubefate.database.name")).isEqualTo("kube_fate_2");
        assertThat(environment.getProperty("kubefate.database.username")).isEqualTo("kubefate");
        assertThat(environment.getProperty("kubefate.database.password")).isEqualTo("123456");
        assertThat(environment.getProperty("kubefate.repository.name")).isEqualTo("company");
        assertThat(environment.getProperty("kubefate.repository.url")).isEqualTo("https://charts.example.com");
        assertThat(environment.getProperty("kubefate.repository.username")).isEqualTo("reader");
        assertThat(environment.getProperty("kubefate.repository.password")).isEqualTo("word");
        assertThat(environment.getProperty("kubefate.administrator.username")).isEqualTo("root");
        assertThat(environment.getProperty("kubefate.administrator.password")).isEqualTo("secret");
        assertThat(environment.getProperty("server.address")).isEqualTo("127.0.0.1");
        assertThat(environment.getProperty("server.port")).isEqualTo("8081");
    }

    @Test
    void without_variables_the_defaults_apply() throws Exception {
        StandardEnvironment environment = environment(Map.of());

        assertThat(environment.getProperty("kubefate.database.type")).isEmpty();
        assertThat(environment.getProperty("kubefate.administrator.username")).isEmpty();
        assertThat(environment.getProperty("server.address")).isEqualTo("0.0.0.0");
        assertThat(environment.getProperty("server.port")).isEqualTo("8080");
    }

    @Test
    void logging_is_configured_by_variables() {
        CommandLine line = CommandLine.parse(
                new String[0], Map.of("FATECLOUD_LOG_LEVEL", "debug", "FATECLOUD_LOG_NOCOLOR", "true"));

        assertThat(line.defaults())
                .containsEntry("logging.level.org.fedai.kubefate", "debug")
                .containsEntry("spring.output.ansi.enabled", "never");
    }

    @Test
    void levels_of_the_go_service_are_accepted() {
        assertThat(CommandLine.parse(new String[0], Map.of("FATECLOUD_LOG_LEVEL", "panic"))
                        .defaults())
                .containsEntry("logging.level.org.fedai.kubefate", "error");
        assertThat(CommandLine.parse(new String[0], Map.of("FATECLOUD_LOG_LEVEL", ""))
                        .defaults())
                .containsEntry("logging.level.org.fedai.kubefate", "info");
    }

    @Test
    void short_options_are_expanded() {
        CommandLine line =
                CommandLine.parse(new String[] {"--sandbox", "--port", "0", "--kubefate.jobs.time-limit=5m"}, Map.of());

        assertThat(line.springArguments())
                .containsExactly("--kubefate.sandbox=true", "--server.port=0", "--kubefate.jobs.time-limit=5m");
        assertThat(CommandLine.parse(new String[] {"--sandbox=auto", "--sandbox=true"}, Map.of())
                        .springArguments())
                .containsExactly("--kubefate.sandbox=auto", "--kubefate.sandbox=true");
        assertThat(CommandLine.parse(new String[] {"--help"}, Map.of()).wantsHelp())
                .isTrue();
    }

    private static StandardEnvironment environment(Map<String, Object> variables) throws Exception {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .forEach(source -> environment.getPropertySources().remove(source.getName()));
        environment.getPropertySources().addFirst(new MapPropertySource("variables", variables));
        new YamlPropertySourceLoader()
                .load("application", new ClassPathResource("application.yaml"))
                .forEach(environment.getPropertySources()::addLast);
        return environment;
    }
}
