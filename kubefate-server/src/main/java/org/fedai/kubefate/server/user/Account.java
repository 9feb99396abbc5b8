package org.fedai.kubefate.server.user;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.fedai.kubefate.common.api.User;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Someone who may log in. */
@Entity
@Table(name = "account")
class Account {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(length = 36)
    private String uuid;

    private String username;
    private String password;
    private int passwordAge;
    private String email;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Role role;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private AccountStatus status = AccountStatus.AVAILABLE;

    private Instant createdAt;
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected Account() {}

    Account(String username, String encodedPassword, String email, Role role, Instant now) {
        this.uuid = UUID.randomUUID().toString();
        this.username = username;
        this.password = encodedPassword;
        this.email = email;
        this.role = role;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** Also makes the tokens issued so far invalid. */
    void changePassword(String encodedPassword, Instant now) {
        password = encodedPassword;
        passwordAge++;
        updatedAt = now;
    }

    void changeEmail(String newEmail, Instant now) {
        email = newEmail;
        updatedAt = now;
    }

    void changeRole(Role newRole, Instant now) {
        role = newRole;
        updatedAt = now;
    }

    void changeStatus(AccountStatus newStatus, Instant now) {
        status = newStatus;
        updatedAt = now;
    }

    String uuid() {
        return uuid;
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
        return new Caller(uuid, username, role, passwordAge);
    }

    User toWire() {
        return new User(id == null ? 0 : id, createdAt, updatedAt, null, uuid, username, email, status.toString());
    }
}
