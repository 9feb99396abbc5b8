package org.fedai.kubefate.cli.command.cluster;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.fedai.kubefate.common.api.TestKind;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The kinds of tests by their names in the REST API. */
final class TestKinds implements ITypeConverter<TestKind>, Iterable<String> {
    @Override
    public TestKind convert(String text) {
        return Arrays.stream(TestKind.values())
                .filter(kind -> kind.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(
                        "expected one of " + names().stream().collect(Collectors.joining(", ")) + " but was " + text));
    }

    @Override
    public Iterator<String> iterator() {
        return names().iterator();
    }

    private static List<String> names() {
        return Arrays.stream(TestKind.values()).map(TestKind::toString).toList();
    }
}
