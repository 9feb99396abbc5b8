package org.fedai.kubefate.common.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpecMaskTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql: {rootPassword: s3cr3t-x}",
                "rabbitmq: {default_pass: s3cr3t-x}",
                "externalMysqlPassword: s3cr3t-x",
                "credentials: {any: {thing: [s3cr3t-x]}}",
                "python: {notebook_hashed_password: s3cr3t-x}",
                "oauth: {clientSecret: s3cr3t-x}",
                "tls.key: s3cr3t-x",
                "env: [{name: DB_PWD, value: s3cr3t-x}]",
                "url: 'jdbc:mysql://fate:s3cr3t-x@mysql/fate'",
                "args: '--db-password=s3cr3t-x --verbose'",
                "config: |\n  {\"api_key\": \"s3cr3t-x\"}",
                "xml: '<name>a.password</name><value>s3cr3t-x</value>'",
                "pem: |\n  -----BEGIN RSA PRIVATE KEY-----\n  s3cr3t-x\n  -----END RSA PRIVATE KEY-----",
                "password: s3cr3t-x\nlabel: pre-s3cr3t-x-post\nlist: [s3cr3t-x]",
            })
    void secrets_are_masked_wherever_they_stand(String yaml) {
        assertThat(masked(yaml)).contains("***").doesNotContain("s3cr3t-x");
    }

    @Test
    void numbers_under_a_secret_key_are_masked_as_well() {
        assertThat(masked("password: 12345678\nother: 12345678")).isEqualTo("other: '***'\npassword: '***'\n");
    }

    @Test
    void everything_else_stays() {
        String yaml = """
                imagePullSecrets:
                - name: myregistrykey
                ingress:
                  tls:
                  - secretName: my-tls-secret
                modules:
                - mysql
                - python
                mysql:
                  password: ""
                  port: 3306
                  user: fate
                tolerations:
                - key: key
                  operator: Equal
                """;

        assertThat(masked(yaml)).isEqualTo(yaml);
    }

    @Test
    void a_common_word_used_as_a_password_is_not_masked_elsewhere() {
        assertThat(masked("password: fate\nname: fate")).isEqualTo("name: fate\npassword: '***'\n");
    }

    private static String masked(String yaml) {
        Object document = Yaml.read(yaml, "cluster.yaml");
        return Yaml.write(SpecMask.of(List.of(document)).mask(document)) + "\n";
    }
}
