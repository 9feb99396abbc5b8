package org.fedai.kubefate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.fedai.kubefate.cli.Shell.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTest {
    private final Service service = new Service();
    private Shell shell;

    @BeforeEach
    void prepare(@TempDir Path folder) {
        shell = new Shell(folder);
        service.answer("GET /v1/job/", 200, ServiceResponses.list("getJobList Success"));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void the_working_directory_takes_precedence_over_the_home_directory() {
        shell.homeFile(".kubefate/config.yaml", config("bob")).file("config.yaml", config("alice"));

        assertThat(login()).contains("\"username\":\"alice\"");
    }

    @Test
    void the_home_directory_is_used_if_the_working_directory_has_no_settings() {
        shell.homeFile(".kubefate/config.yaml", config("bob"));

        assertThat(login()).contains("\"username\":\"bob\"");
    }

    @Test
    void a_given_file_takes_precedence() {
        shell.file("config.yaml", config("alice")).file("other.yaml", config("carol"));

        assertThat(login("--config", "other.yaml")).contains("\"username\":\"carol\"");
    }

    @Test
    void variables_override_single_keys_of_the_file() {
        shell.file("config.yaml", config("alice")).with("FATECLOUD_USER_PASSWORD", "from-variable");

        assertThat(login()).contains("\"username\":\"alice\"").contains("\"password\":\"from-variable\"");
    }

    @Test
    void a_number_is_a_valid_password() {
        shell.file("config.yaml", config("alice").replace("secret", "1234"));

        assertThat(login()).contains("\"password\":\"1234\"");
    }

    @Test
    void an_address_may_have_a_scheme_or_a_trailing_slash() {
        shell.with("FATECLOUD_SERVICEURL", "http://" + service.address() + "/");

        assertThat(shell.run("job", "list").code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://%s/behind/a/proxy", "%s/behind/a/proxy/"})
    void an_address_may_have_a_path(String address) {
        service.answer("POST /behind/a/proxy/v1/user/login", 200, Service.TOKEN)
                .answer("GET /behind/a/proxy/v1/job/", 200, ServiceResponses.list("getJobList Success"));

        shell.with("FATECLOUD_SERVICEURL", address.formatted(service.address()));

        assertThat(shell.run("job", "list").code()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"[::1]:1,http://[::1]:1", "localhost:1,http://localhost:1", "https://localhost:1,https://localhost:1"})
    void an_address_may_be_a_host_an_ipv6_address_or_have_its_scheme(String given, String asked) {
        shell.with("FATECLOUD_SERVICEURL", given);

        assertThat(shell.run("job", "list").err()).contains("cannot reach the service at " + asked + ": ");
    }

    @Test
    void safeconnect_means_https() {
        shell.talkingTo(service).with("FATECLOUD_SAFECONNECT", "true");
        service.close();

        Result result = shell.run("job", "list");

        assertThat(result.code()).isEqualTo(6);
        assertThat(result.err()).contains("cannot reach the service at https://" + service.address());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "user: {password: 1.5}  | kubefate: config.yaml: user.password must be a string; put it in quotes",
                "just words             | kubefate: config.yaml: expected keys such as serviceurl and user, "
                        + "found a single value",
                "serviceurl: u:p@h:80   | kubefate: the address of the service (from config.yaml) contains user and "
                        + "password; set them under user instead",
                "cacert: missing.pem    | kubefate: cannot read the certificates of cacert, "
                        + "DIR/missing.pem: no such file",
                "cacert: config.yaml    | kubefate: cannot read the certificates of cacert, "
                        + "DIR/config.yaml: it contains no PEM certificates",
                "serviceurl: 'a b:80'   | kubefate: \"http://a b:80\" is not a valid service address (from "
                        + "config.yaml); expected host:port",
            })
    void the_error_of_an_invalid_setting_has_file_and_key(String content, String error) {
        shell.file("config.yaml", content + "\n");

        Result result = shell.run("job", "list");

        assertThat(result.err()).isEqualTo(error.replace("DIR", shell.directory.toString()) + "\n");
        assertThat(result.code()).isEqualTo(3);
    }

    @Test
    void a_second_document_is_refused_and_not_ignored() {
        shell.file("config.yaml", config("alice") + "---\n" + config("bob"));

        Result result = shell.run("job", "list");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .matches(
                        "kubefate: config.yaml:\\d+: only one YAML document is read; remove what follows the first one\n");
    }

    @Test
    void keys_are_case_insensitive_as_in_the_go_command_line() {
        shell.file(
                "config.yaml",
                config("alice").replace("serviceurl", "serviceURL").replace("username", "userName"));

        assertThat(login()).contains("\"username\":\"alice\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "serviceurI: x       | config.yaml:6: unknown key serviceurI; did you mean serviceurl?",
                "colour: never       | config.yaml:6: unknown key colour; "
                        + "known keys: log, user, serviceurl, safeconnect, cacert",
                "log: {levle: debug} | config.yaml:6: unknown key log.levle; did you mean log.level?",
            })
    void unknown_keys_cause_a_warning(String line, String warning) {
        shell.file("config.yaml", config("alice") + line + "\n");

        assertThat(shell.run("job", "list", "-o", "json").err()).isEqualTo("kubefate: warning: " + warning + "\n");
    }

    @Test
    void keys_of_the_service_may_be_in_the_same_file() {
        shell.file(
                "config.yaml", config("alice") + "db: {type: mysql}\nserver: {port: 8080}\nrepo: {name: kubefate}\n");

        assertThat(shell.run("job", "list", "-o", "json").err()).isEmpty();
    }

    @Test
    void safeconnect_accepts_only_true_and_false() {
        shell.talkingTo(service).with("FATECLOUD_SAFECONNECT", "on");

        Result result = shell.run("job", "list");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .isEqualTo("kubefate: safeconnect is \"on\" (from FATECLOUD_SAFECONNECT); expected true or false\n");
        assertThat(service.asked()).isEmpty();
    }

    @Test
    void the_error_of_malformed_settings_has_file_and_line() {
        shell.file("config.yaml", "user:\n  username: [admin\n");

        Result result = shell.run("job", "list");

        assertThat(result.err()).startsWith("kubefate: config.yaml:");
        assertThat(result.code()).isEqualTo(3);
    }

    @Test
    void a_named_file_that_is_missing_is_an_error() {
        Result result = shell.run("job", "list", "--config", "missing.yaml");

        assertThat(result.err()).isEqualTo("kubefate: the settings file missing.yaml cannot be read: no such file\n");
        assertThat(result.code()).isEqualTo(3);
    }

    private String config(String user) {
        return "user:\n  username: %s\n  password: secret\nserviceurl: %s\nsafeconnect: false\n"
                .formatted(user, service.address());
    }

    /** The body of the login request of a command. */
    private String login(String... options) {
        String[] line = new String[options.length + 2];
        line[0] = "job";
        line[1] = "list";
        System.arraycopy(options, 0, line, 2, options.length);
        assertThat(shell.run(line).code()).isZero();
        return service.first().getBody().utf8();
    }
}
