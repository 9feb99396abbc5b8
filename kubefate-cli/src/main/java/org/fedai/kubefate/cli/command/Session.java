package org.fedai.kubefate.cli.command;

import java.io.InputStream;
import java.io.PrintWriter;
import org.fedai.kubefate.cli.client.KubefateClient;
import org.fedai.kubefate.cli.client.TokenCache;
import org.fedai.kubefate.cli.client.Traffic;
import org.fedai.kubefate.cli.config.Config;
import org.fedai.kubefate.cli.config.ConfigReader;
import org.fedai.kubefate.cli.config.Environment;
import org.fedai.kubefate.cli.config.Terminal;
import org.fedai.kubefate.cli.output.Cards;
import org.fedai.kubefate.cli.output.Moments;
import org.fedai.kubefate.cli.output.Printer;
import org.fedai.kubefate.cli.output.Tables;
import org.jspecify.annotations.Nullable;

/** What commands work with. Everything is made when it is first asked for: most commands need little of it. */
public final class Session implements AutoCloseable {
    private final Environment environment;
    private final InputStream in;
    private final PrintWriter out;
    private final PrintWriter err;
    private final GlobalOptions options = new GlobalOptions();
    private @Nullable Config config;
    private @Nullable KubefateClient client;

    public Session(Environment environment, InputStream in, PrintWriter out, PrintWriter err) {
        this.environment = environment;
        this.in = in;
        this.out = out;
        this.err = err;
    }

    Environment environment() {
        return environment;
    }

    InputStream in() {
        return in;
    }

    PrintWriter out() {
        return out;
    }

    PrintWriter err() {
        return err;
    }

    GlobalOptions options() {
        return options;
    }

    Config config() {
        if (config == null) {
            config = new ConfigReader(environment).read(options.config);
            config.warnings().forEach(this::warn);
        }
        return config;
    }

    /** Whether the user asked for details; false when the settings cannot be read. */
    boolean debug() {
        return config != null && config.debug();
    }

    KubefateClient client() {
        if (client == null) {
            TokenCache cache = new TokenCache(environment.settings().resolve("tokens"));
            client = new KubefateClient(config(), cache, new Traffic(err), environment.clock());
        }
        return client;
    }

    References references() {
        return new References(client());
    }

    /** One line that does not end the run. */
    void warn(String text) {
        err.println("kubefate: warning: " + text);
        err.flush();
    }

    Terminal terminal() {
        boolean plain = options.noColor
                || !environment.variables().getOrDefault("NO_COLOR", "").isEmpty();
        return plain ? environment.terminal().withoutColours() : environment.terminal();
    }

    Moments moments() {
        return new Moments(environment.clock());
    }

    Printer printer() {
        return new Printer(out, err, terminal());
    }

    Tables tables() {
        return new Tables(moments());
    }

    Cards cards() {
        return new Cards(moments());
    }

    @Override
    public void close() {
        if (client != null) {
            client.close();
        }
    }
}
