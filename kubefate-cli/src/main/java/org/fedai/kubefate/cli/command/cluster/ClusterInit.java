package org.fedai.kubefate.cli.command.cluster;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.fedai.kubefate.cli.command.CommandException;
import org.fedai.kubefate.cli.command.ExitCode;
import org.fedai.kubefate.cli.command.Session;
import org.fedai.kubefate.cli.draft.Draft;
import org.fedai.kubefate.cli.draft.EngineChoice;
import org.fedai.kubefate.cli.draft.Peer;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code kubefate cluster init}. */
@Command(
        name = "init",
        description = "Write a cluster.yaml for a FATE party; prompts for what the options do not specify.",
        footer = {
            "",
            "Node ports are derived from the party id, so two parties that name each other as peers can connect.",
            "",
            "Examples:",
            "  kubefate cluster init",
            "  kubefate cluster init --party 9999 --peer 10000=192.168.10.1 -f party-9999.yaml",
            "  kubefate cluster init --party 10000 --peer 9999=192.168.9.1 --engine spark-pulsar --persistence -f -"
        })
final class ClusterInit implements Runnable {
    private static final int USUAL_PARTY = 9999;
    private static final String USUAL_DOMAIN = "example.com";

    @Option(names = "--party", paramLabel = "ID", description = "Party id, a number such as 9999.")
    private @Nullable Integer party;

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            converter = EngineConverter.class,
            description = "eggroll, spark-pulsar, spark-rabbitmq, spark-local-pulsar or spark-local-rabbitmq.")
    private @Nullable EngineChoice engine;

    @Option(names = "--persistence", description = "Store data on persistent volumes.")
    private @Nullable Boolean persistence;

    @Option(names = "--domain", paramLabel = "NAME", description = "Domain of the web UIs; default: example.com.")
    private @Nullable String domain;

    @Option(
            names = "--peer",
            paramLabel = "ID=HOST",
            split = ",",
            converter = PeerConverter.class,
            description = "Another party and a node of its Kubernetes: 10000=192.168.10.1")
    private @Nullable List<Peer> peers;

    @Option(names = "--name", paramLabel = "NAME", description = "Name of the cluster; default: fate-ID.")
    private @Nullable String name;

    @Option(names = "--namespace", paramLabel = "NAME", description = "Namespace of the cluster; default: its name.")
    private @Nullable String namespace;

    @Option(names = "--registry", paramLabel = "HOST", description = "Registry of the images instead of Docker Hub.")
    private String registry = "";

    @Option(
            names = "--chart-version",
            paramLabel = "VERSION",
            defaultValue = "v2.0.0",
            description = "Version of the chart fate; default: ${DEFAULT-VALUE}.")
    private String chartVersion = "";

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            defaultValue = "cluster.yaml",
            description = "File to write; - for standard output; default: ${DEFAULT-VALUE}.")
    private Path file = Path.of("");

    @Option(names = "--force", description = "Overwrite an existing file.")
    private boolean force;

    private final Session session;

    ClusterInit(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        String text = answers().toYaml();
        ClusterSpec.parse(text, "the new cluster.yaml");
        if (file.toString().equals("-")) {
            session.out().print(text);
        } else {
            write(text);
            session.out()
                    .println("wrote " + file + "; install it with kubefate cluster install -f " + file
                            + " --create-namespace --wait");
        }
    }

    private Draft answers() {
        // If the party is given, all values come from options.
        boolean ask = party == null;
        int id = party != null ? party : ask("Party id", Integer.toString(USUAL_PARTY), ask, ClusterInit::number);
        EngineChoice chosen = engine != null
                ? engine
                : ask("Engine: " + names(), EngineChoice.EGGROLL.toString(), ask, new EngineConverter()::convert);
        boolean keep = persistence != null
                ? persistence
                : ask("Store data on persistent volumes? (y/n)", "n", ask, ClusterInit::yes);
        String pages = domain != null ? domain : ask("Domain of the web UIs", USUAL_DOMAIN, ask, name -> name);
        List<Peer> others = peers != null
                ? peers
                : ask("Other parties such as 10000=192.168.10.1, separated by commas", "", ask, ClusterInit::peers);
        String called = name != null ? name : "fate-" + id;
        return new Draft(
                id,
                called,
                namespace != null ? namespace : called,
                chartVersion,
                chosen,
                keep,
                pages,
                others,
                registry);
    }

    /** Asks until the answer can be converted; no answer means the usual one. */
    private <T> T ask(String question, String usual, boolean ask, Function<String, T> conversion) {
        while (ask) {
            Optional<String> answer = session.environment()
                    .prompt()
                    .line(question + " [" + usual + "]: ")
                    .map(String::strip)
                    .filter(text -> !text.isEmpty());
            if (answer.isEmpty()) {
                break;
            }
            try {
                return conversion.apply(answer.get());
            } catch (TypeConversionException e) {
                session.err().println(e.getMessage());
                session.err().flush();
            }
        }
        return conversion.apply(usual);
    }

    private void write(String text) {
        Path target = session.environment().directory().resolve(file);
        StandardOpenOption[] options = force
                ? new StandardOpenOption[] {
                    StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE
                }
                : new StandardOpenOption[] {StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE};
        try {
            Files.writeString(target, text, options);
        } catch (FileAlreadyExistsException e) {
            throw new CommandException(ExitCode.USAGE, file + " already exists; choose another file or add --force");
        } catch (IOException e) {
            throw new CommandException(ExitCode.FAILED, file + " cannot be written: " + e.getMessage());
        }
    }

    private static int number(String answer) {
        if (!answer.matches("\\d{1,9}")) {
            throw new TypeConversionException(answer + " is not a party id; expected a number such as 9999");
        }
        return Integer.parseInt(answer);
    }

    private static boolean yes(String answer) {
        return switch (answer.toLowerCase(Locale.ROOT)) {
            case "y", "yes" -> true;
            case "n", "no" -> false;
            default -> throw new TypeConversionException(answer + " is neither y nor n");
        };
    }

    private static List<Peer> peers(String answer) {
        List<Peer> peers = new ArrayList<>();
        Arrays.stream(answer.split(","))
                .filter(part -> !part.isBlank())
                .forEach(part -> peers.add(new PeerConverter().convert(part)));
        return peers;
    }

    private static String names() {
        return String.join(
                ", ",
                Arrays.stream(EngineChoice.values()).map(EngineChoice::toString).toList());
    }

    /** Converts the name of an engine. */
    static final class EngineConverter implements ITypeConverter<EngineChoice> {
        @Override
        public EngineChoice convert(String value) {
            return EngineChoice.named(value)
                    .orElseThrow(() -> new TypeConversionException(value + " is not one of " + names()));
        }
    }

    /** Converts a peer. */
    static final class PeerConverter implements ITypeConverter<Peer> {
        @Override
        public Peer convert(String value) {
            return Peer.parse(value)
                    .orElseThrow(() ->
                            new TypeConversionException(value + " is not a party and host such as 10000=192.168.10.1"));
        }
    }
}
