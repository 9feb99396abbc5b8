package org.fedai.kubefate.cli.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the settings from the file given by {@code --config}, else {@code config.yaml} in the working directory, else
 * in {@code ~/.kubefate}. Environment variables (FATECLOUD_SERVICEURL, FATECLOUD_USER_USERNAME, ...) override
 * individual keys of the file.
 */
public final class ConfigReader {
    private static final String DEFAULT_SERVICE = "localhost:8080";

    private final HostEnvironment environment;

    public ConfigReader(HostEnvironment environment) {
        this.environment = environment;
    }

    /**
     * Reads the settings.
     *
     * @param named the file of {@code --config}; null to search for one
     * @throws ConfigException if the given file is missing or a setting is invalid
     * @throws org.fedai.kubefate.chart.exception.YamlException if the file is not YAML
     */
    public Config read(@Nullable Path named) {
        Path file = named == null ? find() : environment.directory().resolve(named);
        SettingsFile settings = file == null ? SettingsFile.none() : SettingsFile.read(file, shortName(file));
        String service = setting(settings, "serviceurl");
        return new Config(
                "debug".equalsIgnoreCase(setting(settings, "log.level")),
                setting(settings, "user.username"),
                setting(settings, "user.password"),
                address(service == null ? DEFAULT_SERVICE : service, safe(settings)),
                origin(settings, "serviceurl"),
                cacert(settings),
                Stream.concat(settings.unknownKeys().stream(), settings.openPassword().stream())
                        .toList());
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

    private String shortName(Path file) {
        return file.startsWith(environment.directory())
                ? environment.directory().relativize(file).toString()
                : file.toString();
    }

    private @Nullable String setting(SettingsFile settings, String key) {
        String variable = variable(key);
        return variable == null ? settings.text(key) : variable;
    }

    /** The variable that overrides a key of the file; null if it is not set. */
    private @Nullable String variable(String key) {
        String value = environment.variables().get(variableName(key));
        return value == null || value.isEmpty() ? null : value;
    }

    private String origin(SettingsFile settings, String key) {
        if (variable(key) != null) {
            return variableName(key);
        }
        return settings.text(key) == null ? "the defaults, because no config.yaml sets serviceurl" : settings.source();
    }

    private static String variableName(String key) {
        return "FATECLOUD_" + key.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /** A mistyped value must not silently disable TLS. */
    private boolean safe(SettingsFile settings) {
        String value = setting(settings, "safeconnect");
        if (value == null || value.equalsIgnoreCase("false")) {
            return false;
        } else if (value.equalsIgnoreCase("true")) {
            return true;
        }
        throw new ConfigException("safeconnect is \"%s\" (from %s); expected true or false"
                .formatted(value, origin(settings, "safeconnect")));
    }

    private @Nullable Path cacert(SettingsFile settings) {
        String variable = variable("cacert");
        if (variable != null) {
            return environment.directory().resolve(variable);
        }
        String named = settings.text("cacert");
        return named == null ? null : settings.resolve(named);
    }

    private static String address(String service, boolean safe) {
        String trimmed = service.strip();
        while (trimmed.endsWith("/")) {
            trimmed = trimmed.substring(0, trimmed.length() - 1);
        }
        return trimmed.contains("://") ? trimmed : (safe ? "https://" : "http://") + trimmed;
    }
}
