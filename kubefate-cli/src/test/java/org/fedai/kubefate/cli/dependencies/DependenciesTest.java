package org.fedai.kubefate.cli.dependencies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bills of materials that the build has written before the tests. */
class DependenciesTest {
    private static final Set<String> ALLOWED = Set.of(
            "Apache-2.0",
            "MIT",
            "MIT-0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "EPL-2.0",
            "EPL 1.0",
            "Bouncy Castle Licence",
            "Go License");

    /** Libraries that declare no license in their pom, or another one, with the reason why they may be used. */
    private static final Map<String, String> EXCEPTIONS = Map.of(
            "com.hubspot:algebra", "Apache-2.0, as its repository says",
            "com.hubspot.immutables:immutables-exceptions", "Apache-2.0, as its repository says",
            "com.mysql:mysql-connector-j",
                    "GPL 2.0 with the Universal FOSS Exception, which allows its use with Apache-2.0");

    @Test
    void the_command_line_has_a_bill_of_materials() {
        assertThat(Path.of("target/bom.json")).exists();
    }

    @ParameterizedTest
    @MethodSource("billsOfMaterials")
    void every_library_has_a_license_that_may_be_used(Path billOfMaterials) throws IOException {
        assertThat(Library.of(billOfMaterials))
                .hasSizeGreaterThan(10)
                .filteredOn(library -> !EXCEPTIONS.containsKey(library.name()))
                .allSatisfy(library -> assertThat(library.licenses())
                        .as("licenses of %s", library)
                        .containsAnyElementsOf(ALLOWED));
    }

    @ParameterizedTest
    @MethodSource("billsOfMaterials")
    @EnabledIfSystemProperty(named = "osv", matches = ".+")
    void no_library_has_a_known_vulnerability(Path billOfMaterials) throws IOException {
        List<Vulnerability> known = Vulnerability.in(Path.of(System.getProperty("osv")));

        assertThat(known).as("records in " + System.getProperty("osv")).isNotEmpty();
        assertThat(Library.of(billOfMaterials).stream()
                        .flatMap(library -> known.stream()
                                .filter(vulnerability -> vulnerability.affects(library))
                                .map(vulnerability -> library + ": " + vulnerability.id())))
                .isEmpty();
    }

    /** That of the service is there if its module has been built. */
    static Stream<Path> billsOfMaterials() {
        return Stream.of(Path.of("target/bom.json"), Path.of("../kubefate-server/target/bom.json"))
                .filter(Files::exists);
    }
}
