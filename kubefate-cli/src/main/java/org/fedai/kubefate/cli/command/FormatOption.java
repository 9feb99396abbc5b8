package org.fedai.kubefate.cli.command;

import java.util.Arrays;
import org.fedai.kubefate.cli.output.Format;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The output format. */
public final class FormatOption {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            converter = FormatOption.Converter.class,
            description = "table, wide, yaml, json or name; default: ${DEFAULT-VALUE}.")
    public Format format = Format.TABLE;

    /** Converts the name of a format. */
    static final class Converter implements ITypeConverter<Format> {
        @Override
        public Format convert(String name) {
            return Arrays.stream(Format.values())
                    .filter(format -> format.name().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow(
                            () -> new TypeConversionException(name + " is not one of table, wide, yaml, json, name"));
        }
    }
}
