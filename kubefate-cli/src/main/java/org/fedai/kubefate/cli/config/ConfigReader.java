package org.fedai.kubefate.cli.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fedai.kubefate.common.yaml.Yaml;
import org.jspecify.annotations.Nullable;

/**
 * Finds the settings: the file named by {@code --config}, else {@code config.yaml} in the working directory, else the one in
 * {@code ~/.kubefate}; environment variables (FATECLOUD_SERVICEURL, FATECLOUD_USER_USERNAME, ...) win over the file, key by key.
 */
public final class ConfigReader {
    private static final String DEFAULT_SERVICE = "localhost:8080";

    private final Environment environment;

    public ConfigReader(Environment environment) {
        this.environment = environment;
    }

    /**
     * Reads the settings.
     *
     * @param named the file of {@code --config}; null to look for one
     * @throws ConfigException when the named file is missing or a setting cannot be used
     * @throws org.fedai.kubefate.common.yaml.YamlException when the file is not YAML
     */
    public Config read(@Nullable Path named) {
        Path file = named == null ? find() : environment.directory().resolve(named);
        Settings settings = file == null ? new Settings(Map.of(), "") : load(file);
        String service = setting(settings, "serviceurl");
        return new Config(
                "debug".equalsIgnoreCase(setting(settings, "log.level")),
                setting(settings, "user.username"),
                setting(settings, "user.password"),
                address(
                        service == null ? DEFAULT_SERVICE : service,
                        "true".equalsIgnoreCase(setting(settings, "safeconnect"))),
                origin(settings, "serviceurl"));
    }

    private @Nullable Path find() {
        return List.of(
                        environment.directory().resolve("config.yaml"),
                        environment.settings().resolve("config.yaml"))
                .stream()
                .filter(Files::isRegularFile)
                .findFirst()
                .orElse(null);
    }

    private Settings load(Path file) {
        String source = shortName(file);
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new ConfigException("the settings " + source + " cannot be read: "
                    + (Files.exists(file) ? e.getMessage() : "there is no such file"));
        }
        Object document = Yaml.read(text, source);
        if (document == null) {
            return new Settings(Map.of(), source);
        }
        if (document instanceof Map<?, ?> map) {
            return new Settings(map, source);
        }
        throw new ConfigException(source + ": expected keys such as serviceurl and user, found a single value");
    }

    private String shortName(Path file) {
        return file.startsWith(environment.directory())
                ? environment.directory().relativize(file).toString()
                : file.toString();
    }

    private @Nullable String setting(Settings settings, String key) {
        String variable = environment.variables().get(variable(key));
        return variable == null || variable.isEmpty() ? settings.text(key) : variable;
    }

    private String origin(Settings settings, String key) {
        String variable = variable(key);
        if (!environment.variables().getOrDefault(variable, "").isEmpty()) {
            return variable;
        }
        return settings.text(key) == null ? "the default, as no config.yaml names another" : settings.source();
    }

    private static String variable(String key) {
        return "FATECLOUD_" + key.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    private static String address(String service, boolean safe) {
        String trimmed = service.strip();
        while (trimmed.endsWith("/")) {
            trimmed = trimmed.substring(0, trimmed.length() - 1);
        }
        return trimmed.contains("://") ? trimmed : (safe ? "https://" : "http://") + trimmed;
    }

    /** A file's content under dotted keys. */
    private record Settings(Map<?, ?> document, String source) {
        @Nullable
        String text(String key) {
            Object value = document;
            for (String part : key.split("\\.", -1)) {
                value = value instanceof Map<?, ?> map ? map.get(part) : null;
            }
            if (value == null) {
                return null;
            }
            if (value instanceof Map || value instanceof List || value instanceof Double) {
                throw new ConfigException(source + ": " + key + " must be a text; put it in quotes");
            }
            return value.toString();
        }
    }
}
