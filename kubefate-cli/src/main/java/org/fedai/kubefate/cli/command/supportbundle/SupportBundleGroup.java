package org.fedai.kubefate.cli.command.supportbundle;

import picocli.CommandLine.Command;

/** {@code kubefate supportbundle}. */
@Command(
        name = "supportbundle",
        description = "Collect diagnostic data for support.",
        subcommands = {SupportBundleCollect.class, SupportBundlePack.class})
public final class SupportBundleGroup {}
