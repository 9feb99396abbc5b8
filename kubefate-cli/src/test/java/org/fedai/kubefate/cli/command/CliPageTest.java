package org.fedai.kubefate.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.cli.CommandLines;
import org.fedai.kubefate.cli.config.HostEnvironment;
import org.fedai.kubefate.cli.config.Prompt;
import org.fedai.kubefate.cli.config.Terminal;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;

/** docs/cli.md describes the commands as they are: its second half is made of them ({@code -Dgolden.update=true}). */
class CliPageTest {
    private static final Path PAGE = Path.of("../docs/cli.md");
    private static final String MARK = "## Exit codes\n";

    @Test
    void the_page_describes_every_command() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(page).contains(MARK);
        String written = page.substring(0, page.indexOf(MARK)) + generated();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, written);
        }

        assertThat(Files.readString(PAGE))
                .as("docs/cli.md, made by -Dgolden.update=true")
                .isEqualTo(written);
    }

    private static String generated() {
        StringBuilder page = new StringBuilder(MARK);
        page.append("\n| code | meaning |\n| --- | --- |\n");
        for (ExitCode code : ExitCode.values()) {
            page.append("| ")
                    .append(code.code())
                    .append(" | ")
                    .append(code.meaning())
                    .append(" |\n");
        }
        page.append("\n## Commands\n");
        CommandLine root = CommandLines.of(session());
        page.append("\nEvery command takes these options:\n\n");
        options(page, root.getCommandSpec(), true);
        root.getSubcommands().values().stream()
                .distinct()
                .filter(command -> !command.getCommandSpec().usageMessage().hidden())
                .forEach(command -> describe(page, command));
        return page.toString();
    }

    private static void describe(StringBuilder page, CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        if (!command.getSubcommands().isEmpty()) {
            new LinkedHashSet<>(command.getSubcommands().values()).forEach(below -> describe(page, below));
            return;
        }
        page.append("\n### ").append(spec.qualifiedName()).append("\n\n");
        page.append(String.join(" ", spec.usageMessage().description())).append('\n');
        if (spec.aliases().length > 0) {
            page.append("\nAlso: ").append(String.join(", ", spec.aliases())).append(".\n");
        }
        if (!spec.positionalParameters().isEmpty() || spec.options().stream().anyMatch(option -> !option.inherited())) {
            page.append('\n');
        }
        spec.positionalParameters().forEach(argument -> row(page, argument.paramLabel(), argument));
        options(page, spec, false);
        examples(page, spec);
    }

    private static void options(StringBuilder page, CommandSpec spec, boolean inherited) {
        spec.options().stream()
                .filter(option -> inherited ? option.scopeType() == ScopeType.INHERIT : !option.inherited())
                .forEach(option -> row(
                        page,
                        String.join(", ", option.names()) + (option.arity().max() > 0 ? " " + option.paramLabel() : ""),
                        option));
    }

    private static void row(StringBuilder page, String name, ArgSpec argument) {
        page.append("- `").append(name).append("`: ");
        page.append(String.join(" ", argument.description())
                .replace("${DEFAULT-VALUE}", String.valueOf(argument.defaultValue())));
        page.append(argument.required() && argument.isOption() ? " Required.\n" : "\n");
    }

    private static void examples(StringBuilder page, CommandSpec spec) {
        List<String> lines = Arrays.asList(spec.usageMessage().footer());
        if (!lines.isEmpty()) {
            page.append("\n```\n");
            lines.stream()
                    .filter(line -> line.startsWith("  "))
                    .forEach(line -> page.append(line.strip()).append('\n'));
            page.append("```\n");
        }
    }

    private static Session session() {
        HostEnvironment nowhere = new HostEnvironment(
                Map.of(), Path.of(""), Path.of(""), Terminal.NONE, Prompt.NOBODY, Clock.systemUTC());
        PrintWriter nothing = new PrintWriter(new StringWriter());
        return new Session(nowhere, InputStream.nullInputStream(), nothing, nothing);
    }
}
