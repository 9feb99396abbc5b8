package org.fedai.kubefate.server.user;

import java.time.Clock;
import java.util.Optional;
import org.fedai.kubefate.server.database.SettingStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Creates the configured administrator at startup, before requests are served. The configured password is stored in
 * encoded form; the account's password is only reset if the configured one has changed.
 */
@Component
@EnableConfigurationProperties(AdministratorSettings.class)
class FirstAdministrator implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);
    private static final String LAST_PASSWORD = "administrator.";

    private final AdministratorSettings settings;
    private final AccountRepository accounts;
    private final SettingStore store;
    private final PasswordEncoder encoder;
    private final TransactionTemplate transaction;
    private final Clock clock;

    FirstAdministrator(
            AdministratorSettings settings,
            AccountRepository accounts,
            SettingStore store,
            PasswordEncoder encoder,
            TransactionTemplate transaction,
            Clock clock) {
        this.settings = settings;
        this.accounts = accounts;
        this.store = store;
        this.encoder = encoder;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        try {
            transaction.executeWithoutResult(status -> ensure());
        } catch (DataIntegrityViolationException e) {
            LOG.debug("another replica created the administrator concurrently");
        }
        if (settings.hasDefaultPassword()) {
            LOG.warn(
                    "user {} has the default password, which is accepted only from this machine or its cluster; set "
                            + "FATECLOUD_USER_PASSWORD before exposing this service",
                    settings.username());
        }
    }

    private void ensure() {
        String key = LAST_PASSWORD + settings.username();
        Optional<Account> present = accounts.findByUsername(settings.username());
        boolean asked = store.find(key)
                .filter(encoded -> encoder.matches(settings.password(), encoded))
                .isPresent();
        if (present.isPresent() && asked) {
            return;
        }
        String encoded = encoder.encode(settings.password());
        if (present.isPresent() && store.find(key).isEmpty() && settings.hasDefaultPassword()) {
            LOG.info("user {} keeps its password, because FATECLOUD_USER_PASSWORD sets none", settings.username());
        } else if (present.isPresent()) {
            present.get().changePassword(encoded, clock.instant());
            LOG.info("set the password of user {} to the configured one", settings.username());
        } else {
            accounts.save(new Account(settings.username(), encoded, "", Role.ADMIN, clock.instant()));
            LOG.info("created administrator {}", settings.username());
        }
        store.store(key, encoded);
    }
}
