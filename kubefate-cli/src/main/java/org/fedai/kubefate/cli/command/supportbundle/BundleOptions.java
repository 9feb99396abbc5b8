package org.fedai.kubefate.cli.command.supportbundle;

import java.nio.file.Path;
import org.fedai.kubefate.cli.bundle.Bundle;
import org.fedai.kubefate.cli.command.Session;
import picocli.CommandLine.Option;

/** Where a support bundle lies. */
final class BundleOptions {
    @Option(
            names = "--collectDir",
            paramLabel = "FOLDER",
            defaultValue = "./kubefate-supportbundle",
            description = "Where files are collected; default: ${DEFAULT-VALUE}")
    Path collectDir = Path.of("");

    @Option(
            names = "--packDir",
            paramLabel = "FOLDER",
            defaultValue = "./",
            description = "Where the packed file goes; default: ${DEFAULT-VALUE}")
    Path packDir = Path.of("");

    Bundle bundle(Session session) {
        return new Bundle(session.environment().directory().resolve(collectDir));
    }
}
