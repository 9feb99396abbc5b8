package org.fedai.kubefate.server.user;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.fedai.kubefate.common.api.User;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The operations of administrators and account owners on accounts. */
@Service
class UserService {
    /** Bcrypt ignores the rest of a longer password. */
    private static final int MAX_PASSWORD_BYTES = 72;

    private static final int MAX_TEXT_LENGTH = 255;

    private final AccountRepository repository;
    private final PasswordEncoder encoder;
    private final Clock clock;

    UserService(AccountRepository repository, PasswordEncoder encoder, Clock clock) {
        this.repository = repository;
        this.encoder = encoder;
        this.clock = clock;
    }

    @Transactional
    public User create(UserChange wanted, Caller caller) {
        requireAdmin(caller);
        String username = checkText("username", String.valueOf(wanted.username()));
        if (repository.findByUsername(username).isPresent()) {
            throw Problem.conflict("user " + username + " already exists");
        }
        String password = encoder.encode(checkPassword(wanted.password()));
        String email = checkText("email", wanted.email() == null ? "" : wanted.email());
        Role role = wanted.role() == null ? Role.ADMIN : wanted.role();
        return repository
                .save(new Account(username, password, email, role, clock.instant()))
                .toWire();
    }

    @Transactional(readOnly = true)
    public List<User> list(Page page, Caller caller) {
        requireAdmin(caller);
        return repository.findAllByOrderById(page.toPageable()).stream()
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
        if (change.password() != null && !change.password().isEmpty()) {
            account.changePassword(encoder.encode(checkPassword(change.password())), clock.instant());
        }
        if (change.email() != null) {
            account.changeEmail(checkText("email", change.email()), clock.instant());
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
    public void delete(String uuid, Caller caller) {
        requireAdmin(caller);
        lockAdministrators(caller);
        repository.delete(find(uuid));
        requireAnAdministrator();
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

    private static String checkPassword(@Nullable String password) {
        if (password == null || password.isEmpty()) {
            throw Problem.malformed("password is required");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MAX_PASSWORD_BYTES) {
            throw Problem.invalid("the password is longer than " + MAX_PASSWORD_BYTES + " bytes");
        }
        return password;
    }

    private static String checkText(String field, String value) {
        if (value.length() > MAX_TEXT_LENGTH) {
            throw Problem.invalid(field + " is longer than " + MAX_TEXT_LENGTH + " characters");
        }
        return value;
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
