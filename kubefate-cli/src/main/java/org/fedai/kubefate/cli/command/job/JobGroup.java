package org.fedai.kubefate.cli.command.job;

import picocli.CommandLine.Command;

/** {@code kubefate job}. */
@Command(
        name = "job",
        description = "Look at the work on clusters, and stop it.",
        subcommands = {JobList.class, JobDescribe.class, JobStop.class, JobDelete.class})
public final class JobGroup {}
