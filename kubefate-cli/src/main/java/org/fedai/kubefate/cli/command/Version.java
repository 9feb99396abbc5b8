package org.fedai.kubefate.cli.command;

import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;

/** {@code kubefate version}. */
@Command(name = "version", description = "Show the versions of the command line and the service.")
public final class Version implements Runnable {
    @Option(names = "--client", description = "Show only the version of the command line; needs no service.")
    private boolean clientOnly;

    private final Session session;

    Version(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        session.out().println("* kubefate commandLine version=" + own());
        session.out().flush();
        if (!clientOnly) {
            session.out()
                    .println("* kubefate service version=" + session.client().version());
        }
    }

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
