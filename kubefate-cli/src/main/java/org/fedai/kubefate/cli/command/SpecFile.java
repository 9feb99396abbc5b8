package org.fedai.kubefate.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.fedai.kubefate.common.api.ClusterArgs;
import org.fedai.kubefate.common.spec.ClusterSpec;

/** Reads the cluster.yaml of a command. */
public final class SpecFile {
    private final Session session;

    public SpecFile(Session session) {
        this.session = session;
    }

    /**
     * Reads and validates a cluster.yaml.
     *
     * @param file the path given by the user; {@code -} for standard input
     * @throws CommandException if it cannot be read
     * @throws org.fedai.kubefate.common.spec.SpecException if it is invalid
     */
    public ClusterSpec read(Path file) {
        return ClusterSpec.parse(text(file), source(file));
    }

    /**
     * Reads a file without parsing it.
     *
     * @param file the path given by the user; {@code -} for standard input
     * @throws CommandException if it cannot be read
     */
    public String text(Path file) {
        return isInput(file) ? input() : content(file);
    }

    /** The name of the file in messages. */
    public static String source(Path file) {
        return isInput(file) ? "standard input" : file.toString();
    }

    /** The request to the service. */
    public static ClusterArgs args(ClusterSpec spec) {
        return ClusterArgs.of(spec.name(), spec.namespace(), spec.chartName(), spec.chartVersion(), spec.text());
    }

    private static boolean isInput(Path file) {
        return file.toString().equals("-");
    }

    private String input() {
        try {
            return new String(session.in().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String content(Path file) {
        try {
            return Files.readString(session.environment().directory().resolve(file));
        } catch (NoSuchFileException e) {
            throw bad(file, "no such file");
        } catch (AccessDeniedException e) {
            throw bad(file, "permission denied");
        } catch (CharacterCodingException e) {
            throw bad(file, "it is not UTF-8 text");
        } catch (FileSystemException e) {
            throw bad(file, e.getReason() == null ? "it is not a file" : e.getReason());
        } catch (IOException e) {
            throw bad(file, String.valueOf(e.getMessage()));
        }
    }

    private static CommandException bad(Path file, String reason) {
        return new CommandException(ExitCode.BAD_INPUT, file + " cannot be read: " + reason);
    }
}
