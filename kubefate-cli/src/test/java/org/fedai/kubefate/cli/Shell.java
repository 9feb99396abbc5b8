package org.fedai.kubefate.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fedai.kubefate.cli.config.HostEnvironment;
import org.fedai.kubefate.cli.config.Prompt;
import org.fedai.kubefate.cli.config.Terminal;

/** Runs command lines in this process, in a separate directory and with a fixed clock. */
final class Shell {
    static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    final Path directory;
    final Path home;
    private final Map<String, String> variables = new HashMap<>();
    private Terminal terminal = Terminal.NONE;
    private Prompt prompt = Prompt.NONE;
    private String input = "";

    Shell(Path folder) {
        try {
            directory = Files.createDirectories(folder.resolve("work"));
            home = Files.createDirectories(folder.resolve("home"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The result of a command line. */
    record Result(int code, String out, String err) {}

    Shell talkingTo(Service service) {
        return with("FATECLOUD_SERVICEURL", service.address());
    }

    Shell with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    Shell at(Terminal other) {
        terminal = other;
        return this;
    }

    /** Answers questions in this order; the last answer is given to all further ones. */
    Shell answering(String... answers) {
        Deque<String> remaining = new ArrayDeque<>(List.of(answers));
        prompt = new Prompt() {
            @Override
            public Optional<String> line(String question) {
                return Optional.of(remaining.size() > 1 ? remaining.remove() : remaining.element());
            }

            @Override
            public Optional<String> secret(String question) {
                return line(question);
            }
        };
        return this;
    }

    Shell typing(String text) {
        input = text;
        return this;
    }

    /** Writes a file in the working directory. */
    Shell file(String name, String content) {
        return write(directory.resolve(name), content);
    }

    Shell homeFile(String name, String content) {
        return write(home.resolve(name), content);
    }

    Result run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(
                args,
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintWriter(out),
                new PrintWriter(err),
                new HostEnvironment(variables, directory, home, terminal, prompt, Clock.fixed(NOW, ZoneOffset.UTC)));
        return new Result(code, out.toString(), err.toString());
    }

    private Shell write(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
            if (Files.getFileAttributeView(file, PosixFileAttributeView.class) != null) {
                // config.yaml contains a password.
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }
}
