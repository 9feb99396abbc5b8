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

/** Accounts, as their administrators and their owners see and change them. */
@Service
class UserService {
    /** Bcrypt sees no more of a password than this. */
    private static final int LONGEST_PASSWORD = 72;

    private static final int LONGEST_TEXT = 255;

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
            throw Problem.conflict("there is a user " + username + " already");
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

    /** Owners may change their password and email; the rest takes an administrator. */
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
            throw Problem.invalid("the name of a user cannot be changed");
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

    /** The caller may have lost the right to a request that came a moment earlier. */
    private void lockAdministrators(Caller caller) {
        boolean still = repository.findByRoleAndStatusOrderById(Role.ADMIN, AccountStatus.AVAILABLE).stream()
                .anyMatch(account -> account.uuid().equals(caller.uuid()));
        if (!still) {
            throw new Problem(Problem.Kind.FORBIDDEN, "accounts are for administrators");
        }
    }

    /** Nobody could give the right back. */
    private void requireAnAdministrator() {
        repository.flush();
        if (repository.countByRoleAndStatus(Role.ADMIN, AccountStatus.AVAILABLE) == 0) {
            throw Problem.conflict("this is the last administrator; make another one first");
        }
    }

    private Account find(String uuid) {
        return repository.findByUuid(uuid).orElseThrow(() -> Problem.notFound("there is no user with uuid " + uuid));
    }

    private static void requireAdmin(Caller caller) {
        if (caller.role() != Role.ADMIN) {
            throw new Problem(Problem.Kind.FORBIDDEN, "accounts are for administrators");
        }
    }

    private static void requireAdminOrSelf(String uuid, Caller caller) {
        if (!caller.uuid().equals(uuid)) {
            requireAdmin(caller);
        }
    }

    private static String checkPassword(@Nullable String password) {
        if (password == null || password.isEmpty()) {
            throw Problem.malformed("password is needed");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_PASSWORD) {
            throw Problem.invalid("the password is longer than " + LONGEST_PASSWORD + " bytes");
        }
        return password;
    }

    private static String checkText(String field, String value) {
        if (value.length() > LONGEST_TEXT) {
            throw Problem.invalid(field + " is longer than " + LONGEST_TEXT + " characters");
        }
        return value;
    }

    private static AccountStatus status(String name) {
        for (AccountStatus status : AccountStatus.values()) {
            if (status.toString().equals(name)) {
                return status;
            }
        }
        throw Problem.invalid("userStatus can be Available or Deprecate, not " + name);
    }
}
