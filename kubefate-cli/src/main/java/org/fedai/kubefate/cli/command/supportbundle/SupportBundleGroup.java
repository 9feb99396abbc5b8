package org.fedai.kubefate.cli.command.supportbundle;

import picocli.CommandLine.Command;

/** {@code kubefate supportbundle}. */
@Command(
        name = "supportbundle",
        description = "Gather what somebody who helps needs to see.",
        subcommands = {SupportBundleCollect.class, SupportBundlePack.class})
public final class SupportBundleGroup {}
