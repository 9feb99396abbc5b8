package org.fedai.kubefate.chart.internal.scope;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.fedai.kubefate.chart.ChartFile;
import org.fedai.kubefate.chart.HelmVersion;
import org.fedai.kubefate.chart.exception.YamlException;
import org.fedai.kubefate.chart.internal.value.FunctionException;
import org.fedai.kubefate.chart.internal.value.Method;
import org.fedai.kubefate.chart.internal.value.NamedType;
import org.fedai.kubefate.chart.internal.value.TypedList;
import org.fedai.kubefate.chart.internal.value.Utf8;
import org.fedai.kubefate.chart.internal.value.WithMethods;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.jspecify.annotations.Nullable;

/** What templates see as {@code .Files}: the files of the chart that are neither templates nor read by Helm itself, by name. */
final class FilesValue extends AbstractMap<String, @Nullable Object> implements NamedType, WithMethods {
    private final HelmVersion helm;
    private final TreeMap<String, ChartFile> files = new TreeMap<>();

    FilesValue(HelmVersion helm, Iterable<ChartFile> files) {
        this.helm = helm;
        files.forEach(file -> this.files.put(file.name(), file));
    }

    @Override
    public String typeName() {
        return "engine.files";
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        ChartFile file = files.get(String.valueOf(name));
        return file == null ? null : TypedList.ofBytes(file.data());
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return files.containsKey(String.valueOf(name));
    }

    /** The content of a file is converted to a list of bytes lazily. */
    @Override
    public Set<Entry<String, @Nullable Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, @Nullable Object>> iterator() {
                return files.values().stream()
                        .<Entry<String, @Nullable Object>>map(file -> new FileEntry(file))
                        .iterator();
            }

            @Override
            public int size() {
                return files.size();
            }
        };
    }

    @Override
    public @Nullable Method method(String name) {
        return switch (name) {
            case "Get" -> arguments -> text(CapabilitiesValue.textArgument(name, arguments));
            case "GetBytes" -> arguments -> bytes(CapabilitiesValue.textArgument(name, arguments));
            case "Glob" -> arguments -> glob(CapabilitiesValue.textArgument(name, arguments));
            case "Lines" -> arguments -> lines(CapabilitiesValue.textArgument(name, arguments));
            case "AsConfig" -> arguments -> flat(name, arguments, file -> Utf8.text(file.data()));
            case "AsSecrets" ->
                arguments -> flat(name, arguments, file -> Base64.getEncoder().encodeToString(file.data()));
            default -> null;
        };
    }

    private String text(String name) {
        ChartFile file = files.get(name);
        return file == null ? "" : Utf8.text(file.data());
    }

    private Object bytes(String name) {
        ChartFile file = files.get(name);
        return TypedList.ofBytes(file == null ? new byte[0] : file.data());
    }

    private FilesValue glob(String pattern) {
        Glob glob = Glob.compile(pattern);
        return new FilesValue(
                helm,
                files.values().stream()
                        .filter(file -> glob.matches(file.name()))
                        .toList());
    }

    private Object lines(String name) {
        String text = text(name);
        if (text.isEmpty()) {
            if (helm == HelmVersion.V3 && files.containsKey(name)) {
                throw new FunctionException("runtime error: index out of range [-1]");
            }
            return TypedList.ofStrings(List.of());
        }
        String whole = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        return TypedList.ofStrings(Arrays.asList(whole.split("\n", -1)));
    }

    /** The files as a YAML map, keyed by the last segment of their names. */
    private String flat(String method, List<?> arguments, Function<ChartFile, String> content) {
        CapabilitiesValue.checkCount(method, 0, arguments);
        Map<String, String> map = new TreeMap<>();
        files.values().forEach(file -> map.put(baseName(file.name()), content.apply(file)));
        try {
            return Yaml.write(map);
        } catch (YamlException e) {
            return ""; // As in Helm, whose toYaml ignores errors.
        }
    }

    private static String baseName(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private record FileEntry(ChartFile file) implements Entry<String, @Nullable Object> {
        @Override
        public String getKey() {
            return file.name();
        }

        @Override
        public @Nullable Object getValue() {
            return TypedList.ofBytes(file.data());
        }

        @Override
        public @Nullable Object setValue(@Nullable Object value) {
            throw new UnsupportedOperationException("the files of a chart are read-only");
        }
    }
}
