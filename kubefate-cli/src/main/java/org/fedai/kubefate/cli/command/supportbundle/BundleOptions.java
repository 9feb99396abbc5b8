package org.fedai.kubefate.cli.command.supportbundle;

import java.nio.file.Path;
import org.fedai.kubefate.cli.bundle.Bundle;
import org.fedai.kubefate.cli.command.Session;
import picocli.CommandLine.Option;

/** The directories of a support bundle. */
final class BundleOptions {
    @Option(
            names = "--collectDir",
            paramLabel = "DIRECTORY",
            defaultValue = "./kubefate-supportbundle",
            description = "Directory in which files are collected; default: ${DEFAULT-VALUE}")
    Path collectDir = Path.of("");

    @Option(
            names = "--packDir",
            paramLabel = "DIRECTORY",
            defaultValue = "./",
            description = "Directory for the packed file; default: ${DEFAULT-VALUE}")
    Path packDir = Path.of("");

    Bundle bundle(Session session) {
        return new Bundle(session.environment().directory().resolve(collectDir));
    }
}
