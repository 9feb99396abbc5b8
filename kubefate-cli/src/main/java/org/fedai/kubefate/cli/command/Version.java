package org.fedai.kubefate.cli.command;

import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;

/** {@code kubefate version}. */
@Command(name = "version", description = "Show the versions of command line and service.")
public final class Version implements Runnable {
    @Option(names = "--client", description = "Of the command line only; needs no service.")
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

    /** What {@code --version} prints. */
    public static final class Own implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"kubefate " + own()};
        }
    }

    private static String own() {
        return Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "development");
    }
}
