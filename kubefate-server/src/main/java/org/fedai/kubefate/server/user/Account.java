package org.fedai.kubefate.server.user;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.fedai.kubefate.common.api.User;
import org.fedai.kubefate.server.database.StoredRow;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A user account. */
@Entity
@Table(name = "account")
class Account extends StoredRow {
    private String username;
    private String password;

    /** Counts what makes all tokens that have been issued invalid. */
    @Column(name = "password_age")
    private int credentialsAge;

    private String email;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Role role;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private AccountStatus status = AccountStatus.AVAILABLE;

    protected Account() {}

    Account(String username, String encodedPassword, String email, Role role, Instant now) {
        super(UUID.randomUUID().toString(), now);
        this.username = username;
        this.password = encodedPassword;
        this.email = email;
        this.role = role;
    }

    Account(ImportedAccount account, Role role) {
        super(account.uuid(), account.createdAt(), account.updatedAt());
        this.username = account.username();
        this.password = account.encodedPassword();
        this.email = account.email();
        this.role = role;
        this.status = account.locked() ? AccountStatus.DEPRECATED : AccountStatus.AVAILABLE;
    }

    /** Also invalidates all tokens that have been issued. */
    void changePassword(String encodedPassword, Instant now) {
        password = encodedPassword;
        credentialsAge++;
        touch(now);
    }

    void changeEmail(String newEmail, Instant now) {
        email = newEmail;
        touch(now);
    }

    void changeRole(Role newRole, Instant now) {
        role = newRole;
        touch(now);
    }

    /** A disabled account also loses its tokens: they stay invalid when it is enabled again. */
    void changeStatus(AccountStatus newStatus, Instant now) {
        if (newStatus == AccountStatus.DEPRECATED) {
            credentialsAge++;
        }
        status = newStatus;
        touch(now);
    }

    String username() {
        return username;
    }

    String password() {
        return password;
    }

    Role role() {
        return role;
    }

    boolean mayLogIn() {
        return status == AccountStatus.AVAILABLE;
    }

    Caller toCaller() {
        return new Caller(uuid(), username, role, credentialsAge);
    }

    User toWire() {
        return new User(id(), createdAt(), updatedAt(), null, uuid(), username, email, status.toString(), role.label());
    }
}
