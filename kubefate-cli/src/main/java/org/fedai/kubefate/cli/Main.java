package org.fedai.kubefate.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import org.fedai.kubefate.cli.command.Session;
import org.fedai.kubefate.cli.config.ConsolePrompt;
import org.fedai.kubefate.cli.config.HostEnvironment;
import org.fedai.kubefate.cli.config.Prompt;
import org.fedai.kubefate.cli.config.Terminal;

/** The entry point of the command line. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        HostEnvironment environment = new HostEnvironment(
                System.getenv(),
                Path.of("").toAbsolutePath(),
                Path.of(System.getProperty("user.home")),
                terminal(),
                prompt(),
                Clock.system(ZoneId.systemDefault()));
        System.exit(run(args, System.in, writer(FileDescriptor.out), writer(FileDescriptor.err), environment));
    }

    /**
     * Executes a command line.
     *
     * @return the exit code
     */
    public static int run(
            String[] args, InputStream in, PrintWriter out, PrintWriter err, HostEnvironment environment) {
        String[] line = CommandLineFactory.withoutHelpCommand(args);
        try (Session session = new Session(environment, in, out, err)) {
            return CommandLineFactory.of(session, line).execute(line);
        } finally {
            out.flush();
            err.flush();
        }
    }

    /** The launcher passes whether there is a terminal and its size; without the launcher, the JVM's guess is used. */
    private static Terminal terminal() {
        String size = System.getProperty("kubefate.terminal");
        return size == null ? Terminal.NONE : Terminal.parse(size).orElse(Terminal.of(0, 0));
    }

    private static Prompt prompt() {
        Console console = System.getProperty("kubefate.input") == null ? null : System.console();
        return console == null ? Prompt.NONE : new ConsolePrompt(console);
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8));
    }
}
