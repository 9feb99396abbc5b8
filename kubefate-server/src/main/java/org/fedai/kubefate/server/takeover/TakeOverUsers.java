package org.fedai.kubefate.server.takeover;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fedai.kubefate.server.security.GoPassword;
import org.fedai.kubefate.server.user.ImportAccounts;
import org.fedai.kubefate.server.user.ImportedAccount;
import org.springframework.stereotype.Component;

/**
 * Takes over users. The Go service gives every user the status Deprecate, never changes it by itself and lets them log in all the same, so the status does
 * not lock an account here. Users marked as deleted cannot log in there, and stay locked.
 */
@Component
class TakeOverUsers {
    /** Matches no password. */
    private static final String NO_PASSWORD = "{bcrypt}";

    private static final int MAX_LENGTH = 255;

    private final ImportAccounts accounts;
    private final Clock clock;

    TakeOverUsers(ImportAccounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    void run(GoDatabase source, long after, Findings findings) {
        List<ImportedAccount> wanted =
                source.rows(GoTable.USERS, after).stream().map(this::account).toList();
        List<ImportedAccount> stored = accounts.add(wanted);
        findings.took(GoTable.USERS, stored.size());
        stored.forEach(account -> explain(account, findings));
        String present = wanted.stream()
                .filter(account -> !stored.contains(account))
                .map(ImportedAccount::username)
                .collect(Collectors.joining(", "));
        if (!present.isEmpty()) {
            findings.add("users that exist here keep their passwords of this service: " + present);
        }
    }

    private ImportedAccount account(GoRow row) {
        String uuid = row.uuid();
        String name = row.text("username");
        return new ImportedAccount(
                uuid == null ? UUID.randomUUID().toString() : uuid,
                shorten(name),
                GoPassword.stored(row.text("password"), row.text("salt")).orElse(NO_PASSWORD),
                shorten(row.text("email")),
                name.isBlank() || row.time("deleted_at") != null,
                row.createdAt(clock.instant()),
                row.updatedAt(clock.instant()));
    }

    private static void explain(ImportedAccount account, Findings findings) {
        String name = account.username();
        if (account.locked()) {
            findings.add("user " + (name.isBlank() ? "without a name" : name)
                    + " is locked, because nobody can log in as it in the Go service either");
        } else if (account.encodedPassword().equals(NO_PASSWORD)) {
            findings.add("user " + name + " cannot log in, because its password is not stored as the Go service does; "
                    + "set a new one: kubefate user update " + name + " --password");
        }
    }

    private static String shorten(String text) {
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH);
    }
}
