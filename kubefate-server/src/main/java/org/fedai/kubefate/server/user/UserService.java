package org.fedai.kubefate.server.user;

import java.time.Clock;
import java.util.List;
import org.fedai.kubefate.common.api.User;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.web.Page;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The operations of administrators and account owners on accounts. */
@Service
class UserService {
    private final AccountRepository repository;
    private final AccountRules rules;
    private final PasswordEncoder encoder;
    private final Clock clock;

    UserService(AccountRepository repository, AccountRules rules, PasswordEncoder encoder, Clock clock) {
        this.repository = repository;
        this.rules = rules;
        this.encoder = encoder;
        this.clock = clock;
    }

    /** The caller's row is locked meanwhile, so that names that differ only in case are not created at the same time. */
    @Transactional
    public User create(UserChange wanted, Caller caller, boolean goClient) {
        requireAdmin(caller);
        String username = rules.username(wanted.username());
        String email = rules.email(wanted.email());
        String password = encoder.encode(rules.password(wanted.password(), username));
        lockAdministrators(caller);
        repository.findFirstByUsernameIgnoreCase(username).ifPresent(existing -> {
            String name = AccountRules.printable(existing.username());
            throw Problem.conflict("user " + name + " already exists"
                    + (name.equals(username) ? "" : "; case does not tell names apart"));
        });
        return repository
                .save(new Account(username, password, email, rules.role(wanted.role(), goClient), clock.instant()))
                .toWire();
    }

    @Transactional(readOnly = true)
    public List<User> list(Page page, Caller caller) {
        requireAdmin(caller);
        return repository.findAllBy(page.toPageable()).stream()
                .map(Account::toWire)
                .toList();
    }

    @Transactional(readOnly = true)
    public User get(String uuid, Caller caller) {
        requireAdminOrSelf(uuid, caller);
        return find(uuid).toWire();
    }

    /** Account owners may change their password and email; other changes require an administrator. */
    @Transactional
    public User update(String uuid, UserChange change, Caller caller) {
        requireAdminOrSelf(uuid, caller);
        if (change.role() != null || change.userStatus() != null) {
            requireAdmin(caller);
            lockAdministrators(caller);
        }
        Account account = find(uuid);
        if (change.username() != null
                && !change.username().isBlank()
                && !change.username().equals(account.username())) {
            throw Problem.invalid("the username cannot be changed");
        }
        if (change.changesPassword()) {
            account.changePassword(
                    encoder.encode(rules.password(change.password(), account.username())), clock.instant());
        }
        if (change.email() != null) {
            account.changeEmail(rules.email(change.email()), clock.instant());
        }
        if (change.role() != null) {
            account.changeRole(change.role(), clock.instant());
        }
        if (change.userStatus() != null) {
            account.changeStatus(status(change.userStatus()), clock.instant());
        }
        requireAnAdministrator();
        return account.toWire();
    }

    @Transactional
    public User delete(String uuid, Caller caller) {
        requireAdmin(caller);
        lockAdministrators(caller);
        Account account = find(uuid);
        repository.delete(account);
        requireAnAdministrator();
        return account.toWire();
    }

    /** A concurrent request may have removed the caller's role. */
    private void lockAdministrators(Caller caller) {
        boolean isAdministrator = repository.findByRoleAndStatusOrderById(Role.ADMIN, AccountStatus.AVAILABLE).stream()
                .anyMatch(account -> account.uuid().equals(caller.uuid()));
        if (!isAdministrator) {
            throw new Problem(Problem.Kind.FORBIDDEN, "only administrators can manage accounts");
        }
    }

    /** Without an administrator nobody could restore the role. */
    private void requireAnAdministrator() {
        repository.flush();
        if (repository.countByRoleAndStatus(Role.ADMIN, AccountStatus.AVAILABLE) == 0) {
            throw Problem.conflict("this is the last administrator; create another one first");
        }
    }

    private Account find(String uuid) {
        return repository.findByUuid(uuid).orElseThrow(() -> Problem.notFound("there is no user with uuid " + uuid));
    }

    private static void requireAdmin(Caller caller) {
        if (caller.role() != Role.ADMIN) {
            throw new Problem(Problem.Kind.FORBIDDEN, "only administrators can manage accounts");
        }
    }

    private static void requireAdminOrSelf(String uuid, Caller caller) {
        if (!caller.uuid().equals(uuid)) {
            requireAdmin(caller);
        }
    }

    private static AccountStatus status(String name) {
        for (AccountStatus status : AccountStatus.values()) {
            if (status.toString().equals(name)) {
                return status;
            }
        }
        throw Problem.invalid("userStatus must be Available or Deprecate, not " + name);
    }
}
