package org.fedai.kubefate.server.user;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Stores accounts of the Go service, where everybody was an administrator. */
@Component
public class ImportAccounts {
    private final AccountRepository repository;
    private final AccountRules rules;
    private final AdministratorSettings administrator;

    ImportAccounts(AccountRepository repository, AccountRules rules, AdministratorSettings administrator) {
        this.repository = repository;
        this.rules = rules;
        this.administrator = administrator;
    }

    /**
     * Stores those whose name and UUID are new, in the caller's transaction.
     *
     * @return those that were stored
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<ImportedAccount> add(List<ImportedAccount> accounts) {
        Set<String> uuids = repository.uuids();
        Set<String> names = repository.usernamesInLowerCase();
        List<ImportedAccount> stored = new ArrayList<>();
        for (ImportedAccount account : accounts) {
            if (uuids.add(account.uuid()) && names.add(account.username().toLowerCase(Locale.ROOT))) {
                repository.save(new Account(account, role(account.username())));
                stored.add(account);
            }
        }
        return stored;
    }

    private Role role(String username) {
        return username.equals(administrator.username()) ? Role.ADMIN : rules.role(null, true);
    }
}
