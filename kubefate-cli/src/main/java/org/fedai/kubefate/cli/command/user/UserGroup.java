package org.fedai.kubefate.cli.command.user;

import picocli.CommandLine.Command;

/** {@code kubefate user}. */
@Command(
        name = "user",
        description = "Manage the accounts of the service.",
        subcommands = {UserList.class, UserDescribe.class, UserCreate.class, UserUpdate.class, UserDelete.class})
public final class UserGroup {}
