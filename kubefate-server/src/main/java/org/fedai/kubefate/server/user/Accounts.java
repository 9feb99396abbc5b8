package org.fedai.kubefate.server.user;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/** Authenticates users. */
@Service
public class Accounts {
    /** The password of the first administrator if the deployment sets none, which is also that of the sample deployment. */
    public static final String DEFAULT_PASSWORD = "admin";

    private final AccountRepository repository;
    private final PasswordEncoder encoder;
    private final String decoy;

    Accounts(AccountRepository repository, PasswordEncoder encoder) {
        this.repository = repository;
        this.encoder = encoder;
        this.decoy = encoder.encode("nobody");
    }

    /**
     * The caller with this name and password. An unknown name takes as long as a wrong password, so that names cannot
     * be guessed by timing.
     */
    public Optional<Caller> authenticate(String username, String password) {
        Optional<Account> account = repository.findByUsername(username).filter(Account::mayLogIn);
        boolean matches =
                encoder.matches(password, account.map(Account::password).orElse(decoy));
        if (!matches || account.isEmpty()) {
            return Optional.empty();
        }
        encodeAgain(account.get(), password);
        return account.map(Account::toCaller);
    }

    /** Hashes of the Go service are replaced when the password is known. */
    private void encodeAgain(Account account, String password) {
        if (encoder.upgradeEncoding(account.password()) && AccountRules.canBeEncoded(password)) {
            repository.encodeAgain(account.id(), account.password(), encoder.encode(password));
        }
    }

    /** Whether there is an account with this name, also one that may not log in. */
    public boolean isKnown(String username) {
        return repository.findByUsername(username).isPresent();
    }

    /** The caller with this name, if the account is available. */
    public Optional<Caller> find(String username) {
        return repository.findByUsername(username).filter(Account::mayLogIn).map(Account::toCaller);
    }

    /** The callers with these names, by name; those whose accounts are not available are missing. */
    public Map<String, Caller> find(Collection<String> usernames) {
        return repository.findByUsernameIn(usernames).stream()
                .filter(Account::mayLogIn)
                .map(Account::toCaller)
                .collect(Collectors.toMap(Caller::username, caller -> caller));
    }
}
