package org.fedai.kubefate.cli.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kubefate version}. */
@Command(name = "version", description = "Show the versions of the command line and the service.")
public final class Version implements Runnable {
    @Option(names = "--client", description = "Show only the version of the command line; needs no service.")
    private boolean clientOnly;

    @Mixin
    private FormatOption output = new FormatOption();

    private final Session session;

    Version(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        if (output.format.isDocument()) {
            session.printer()
                    .print(
                            new Versions(
                                    own(), clientOnly ? null : session.client().version()),
                            output.format);
            return;
        }
        session.out().println("* kubefate commandLine version=" + own());
        session.out().flush();
        if (!clientOnly) {
            session.out()
                    .println("* kubefate service version=" + session.client().version());
        }
    }

    /** @param server null if the service was not asked */
    private record Versions(
            @JsonProperty("client") String client,

            @JsonProperty("server") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String server) {}

    /** Prints the version for {@code --version}. */
    public static final class VersionLine implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"kubefate " + own()};
        }
    }

    private static String own() {
        return Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "development");
    }
}
