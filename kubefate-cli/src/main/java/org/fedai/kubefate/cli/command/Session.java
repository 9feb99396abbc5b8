package org.fedai.kubefate.cli.command;

import java.io.InputStream;
import java.io.PrintWriter;
import org.fedai.kubefate.cli.client.KubefateClient;
import org.fedai.kubefate.cli.client.TokenCache;
import org.fedai.kubefate.cli.client.TrafficLogger;
import org.fedai.kubefate.cli.config.Config;
import org.fedai.kubefate.cli.config.ConfigReader;
import org.fedai.kubefate.cli.config.HostEnvironment;
import org.fedai.kubefate.cli.config.Terminal;
import org.fedai.kubefate.cli.output.Cards;
import org.fedai.kubefate.cli.output.ListTables;
import org.fedai.kubefate.cli.output.Printer;
import org.fedai.kubefate.cli.output.Timestamps;
import org.fedai.kubefate.cli.output.VisibleWriter;
import org.jspecify.annotations.Nullable;

/** The context of a command. Everything is created lazily, because most commands need only a part of it. */
public final class Session implements AutoCloseable {
    private final HostEnvironment environment;
    private final InputStream in;
    private final PrintWriter screen;
    private final PrintWriter out;
    private final PrintWriter err;
    private final GlobalOptions options = new GlobalOptions();
    private @Nullable Config config;
    private @Nullable KubefateClient client;

    public Session(HostEnvironment environment, InputStream in, PrintWriter out, PrintWriter err) {
        this.environment = environment;
        this.in = in;
        this.screen = out;
        this.out = environment.terminal().interactive() ? new PrintWriter(new VisibleWriter(out)) : out;
        // A terminal may show the errors although the output goes to a file.
        this.err = new PrintWriter(new VisibleWriter(err));
    }

    public HostEnvironment environment() {
        return environment;
    }

    public InputStream in() {
        return in;
    }

    /** Results. On a terminal, control characters are shown instead of obeyed; elsewhere, text is unchanged. */
    public PrintWriter out() {
        return out;
    }

    /** The same without that protection, for output with colors and cursor movements of this program. */
    public PrintWriter screen() {
        return screen;
    }

    /** Messages; control characters are always shown. */
    public PrintWriter err() {
        return err;
    }

    public GlobalOptions options() {
        return options;
    }

    public Config config() {
        if (config == null) {
            config = new ConfigReader(environment).read(options.config);
            config.warnings().forEach(this::warn);
        }
        return config;
    }

    /** Whether the log level is debug; false if the settings cannot be read. */
    public boolean debug() {
        return config != null && config.debug();
    }

    public KubefateClient client() {
        if (client == null) {
            TokenCache cache = new TokenCache(environment.settings().resolve("tokens"), this::warn);
            client = new KubefateClient(config(), cache, new TrafficLogger(err), environment.clock());
        }
        return client;
    }

    public References references() {
        return new References(client());
    }

    /** Prints a warning to stderr. */
    public void warn(String text) {
        err.println("kubefate: warning: " + text);
        err.flush();
    }

    /** Prints a message to stderr. */
    void note(String text) {
        err.println("kubefate: " + text);
        err.flush();
    }

    public Terminal terminal() {
        boolean plain = options.noColor
                || !environment.variables().getOrDefault("NO_COLOR", "").isEmpty();
        return plain ? environment.terminal().withoutColours() : environment.terminal();
    }

    Timestamps timestamps() {
        return new Timestamps(environment.clock());
    }

    public Printer printer() {
        return new Printer(out, err, terminal());
    }

    public ListTables tables() {
        return new ListTables(timestamps());
    }

    public Cards cards() {
        return new Cards(timestamps());
    }

    @Override
    public void close() {
        if (client != null) {
            client.close();
        }
    }
}
