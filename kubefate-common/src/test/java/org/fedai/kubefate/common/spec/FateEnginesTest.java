package org.fedai.kubefate.common.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FateEnginesTest {
    private static final String COMMON = "mysql, python, fateboard, client";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Eggroll     | OSX      | Eggroll | osx, clustermanager, nodemanager",
                "Spark       | Pulsar   | HDFS    | spark, hdfs, nginx, pulsar",
                "Spark       | RabbitMQ | HDFS    | spark, hdfs, nginx, rabbitmq",
                "Spark_local | Pulsar   | LocalFS | nginx, pulsar",
                "Spark_local | RabbitMQ | LocalFS | nginx, rabbitmq",
            })
    void engines_with_their_modules_have_no_findings(
            String computing, String federation, String storage, String modules) {
        assertThat(findings(computing, federation, storage, COMMON + ", " + modules))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Eggroll | OSX | Eggroll | osx, nodemanager | 6: computing and storage Eggroll needs the module clustermanager",
                "Eggroll | OSX | Eggroll | osx, clustermanager | 6: computing and storage Eggroll needs the module nodemanager",
                "Spark | Pulsar | HDFS | spark, hdfs, pulsar | 6: computing Spark needs the module nginx",
                "Spark | RabbitMQ | HDFS | spark, hdfs, nginx | 7: federation RabbitMQ needs the module rabbitmq",
                "Spark | Pulsar | HDFS | spark, nginx, pulsar | 8: storage HDFS needs the module hdfs",
                "Spark | Pulsar | HDFS | spark, nginx, pulsar, hdfs, rabbitmq | 5: the module rabbitmq is only used with RabbitMQ",
                "Eggroll | OSX | Eggroll | osx, clustermanager, nodemanager, lbrollsite | 5: the module lbrollsite is only used with FATE 1; set the exchange in osx.exchange",
                "Sparc | Pulsar | HDFS | hdfs, pulsar | 6: computing Sparc is unknown; did you mean Spark?",
                "Eggroll | Kafka | Eggroll | osx, clustermanager, nodemanager | 7: federation Kafka is unknown; expected one of Eggroll, OSX, Pulsar, RabbitMQ",
            })
    void what_does_not_go_together_is_found(
            String computing, String federation, String storage, String modules, String finding) {
        assertThat(findings(computing, federation, storage, COMMON + ", " + modules))
                .containsExactly(finding);
    }

    @Test
    void modules_that_every_party_needs_are_missed() {
        assertThat(findings("Spark_local", "Pulsar", "LocalFS", "python, nginx, pulsar"))
                .containsExactly(
                        "5: modules does not contain mysql, which every party needs",
                        "5: modules does not contain client, which every party needs");
    }

    @Test
    void a_party_trains_without_fateboard() {
        assertThat(findings("Spark_local", "RabbitMQ", "LocalFS", "mysql, python, client, nginx, rabbitmq"))
                .isEmpty();
    }

    @Test
    void a_party_with_a_database_elsewhere_needs_no_mysql() {
        String text = spec("Spark_local", "Pulsar", "LocalFS", "python, fateboard, client, nginx, pulsar")
                + "externalMysqlIp: db.example.com\n";

        assertThat(SpecValidator.validate(ClusterSpec.parse(text, "cluster.yaml"), ""))
                .isEmpty();
    }

    @Test
    void missing_keys_are_told_without_a_line() {
        String text = "name: fate\nnamespace: fate\nchartName: fate\nchartVersion: v2.0.0\nmodules: [" + COMMON + "]\n";

        assertThat(SpecValidator.validate(ClusterSpec.parse(text, "cluster.yaml"), ""))
                .extracting(Finding::line, Finding::message)
                .contains(tuple(0, "computing is missing; expected one of Eggroll, Spark, Spark_local"));
    }

    @ParameterizedTest
    @CsvSource({"rollsite", "'rollsite, lbrollsite'", "nginx"})
    void an_exchange_computes_and_stores_nothing(String modules) {
        String text = spec("", "", "", modules).replace("v2.0.0", "v1.10.0");

        assertThat(SpecValidator.validate(ClusterSpec.parse(text, "cluster.yaml"), ""))
                .isEmpty();
    }

    @Test
    void eggroll_of_fate_1_needs_rollsite() {
        String text = spec("Eggroll", "Eggroll", "Eggroll", COMMON + ", rollsite, clustermanager, nodemanager")
                .replace("v2.0.0", "v1.11.2");

        assertThat(SpecValidator.validate(ClusterSpec.parse(text, "cluster.yaml"), ""))
                .isEmpty();
    }

    @Test
    void charts_before_1_9_have_other_modules_and_engines() {
        String text =
                "name: fate\nnamespace: fate\nchartName: fate\nchartVersion: v1.6.0\nmodules: [rollsite, python]\n";

        assertThat(SpecValidator.validate(ClusterSpec.parse(text, "cluster.yaml"), ""))
                .isEmpty();
    }

    @Test
    void rollsite_of_fate_1_is_told_with_what_took_its_place() {
        String text = spec("Eggroll", "Eggroll", "Eggroll", COMMON + ", rollsite, clustermanager, nodemanager")
                + "rollsite: {nodePort: 30091}\n";

        assertThat(SpecValidator.validate(
                        ClusterSpec.parse(text, "cluster.yaml"),
                        "modules: [osx]\ncomputing: a\nfederation: a\nstorage: a\n"))
                .extracting(finding -> finding.line() + ": " + finding.message())
                .containsExactly(
                        "5: the module rollsite is of FATE 1; since FATE 2 osx takes its place: write osx instead",
                        "9: rollsite is the section of FATE 1; since FATE 2 osx takes its place: rename the section to"
                                + " osx");
    }

    @Test
    void a_mistyped_module_is_told_even_when_all_others_are_there() {
        assertThat(SpecValidator.validate(
                        ClusterSpec.parse(
                                spec(
                                        "Eggroll",
                                        "OSX",
                                        "Eggroll",
                                        COMMON + ", osx, clustermanager, nodemanager, nodemanger"),
                                "cluster.yaml"),
                        "modules: [osx]\ncomputing: Eggroll\nfederation: OSX\nstorage: Eggroll\n"))
                .extracting(Finding::message)
                .containsExactly(
                        "modules[7] nodemanger is not a module of chart fate v2.0.0; did you mean nodemanager?");
    }

    private static List<String> findings(String computing, String federation, String storage, String modules) {
        ClusterSpec spec = ClusterSpec.parse(spec(computing, federation, storage, modules), "cluster.yaml");
        return SpecValidator.validate(spec, "").stream()
                .map(finding -> finding.line() + ": " + finding.message())
                .toList();
    }

    private static String spec(String computing, String federation, String storage, String modules) {
        return """
               name: fate-9999
               namespace: fate-9999
               chartName: fate
               chartVersion: v2.0.0
               modules: [%s]
               computing: %s
               federation: %s
               storage: %s
               """.formatted(modules, computing, federation, storage);
    }
}
