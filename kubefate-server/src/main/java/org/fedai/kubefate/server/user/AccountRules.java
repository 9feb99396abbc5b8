package org.fedai.kubefate.server.user;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fedai.kubefate.server.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** What new names, passwords and roles of accounts have to look like. Accounts that exist already keep theirs. */
@Component
@EnableConfigurationProperties(AccountSettings.class)
class AccountRules {
    /** Bcrypt ignores the rest of a longer password. */
    private static final int MAX_PASSWORD_BYTES = 72;

    private static final int MAX_TEXT_LENGTH = 255;

    /** No two of these characters look alike, as letters of other alphabets do, and none is invisible. */
    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9\\p{IsHan}][A-Za-z0-9\\p{IsHan}._@+-]*");

    private static final Pattern CONTROL = Pattern.compile("\\p{C}");

    private final AccountSettings settings;

    AccountRules(AccountSettings settings) {
        this.settings = settings;
    }

    String username(@Nullable String wanted) {
        if (wanted == null || wanted.isBlank()) {
            throw Problem.malformed("username is required");
        }
        String name = text("username", wanted);
        if (!USERNAME.matcher(name).matches()) {
            throw Problem.invalid(
                    "the username \"" + printable(name) + "\" is not accepted; use letters from a to z, "
                            + "digits, Chinese characters and . _ - @ +, beginning with a letter, a digit or a Chinese character");
        }
        return name;
    }

    String password(@Nullable String wanted, String username) {
        if (wanted == null || wanted.isEmpty()) {
            throw Problem.malformed("password is required");
        }
        if (!canBeEncoded(wanted)) {
            throw Problem.invalid("the password is longer than " + MAX_PASSWORD_BYTES + " bytes");
        }
        if (wanted.codePointCount(0, wanted.length()) < settings.passwordLength()) {
            throw Problem.invalid("the password must have at least " + settings.passwordLength() + " characters");
        }
        if (wanted.equalsIgnoreCase(username)) {
            throw Problem.invalid("the password must not be the username");
        }
        return wanted;
    }

    static boolean canBeEncoded(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length <= MAX_PASSWORD_BYTES;
    }

    String email(@Nullable String wanted) {
        String email = text("email", wanted == null ? "" : wanted);
        if (CONTROL.matcher(email).find()) {
            throw Problem.invalid("email contains a control character");
        }
        return email;
    }

    /**
     * The role of a new account.
     *
     * @param goClient whether the request comes from a client of the Go service, where everybody was an administrator
     */
    Role role(@Nullable Role wanted, boolean goClient) {
        Role otherwise = Optional.ofNullable(settings.role()).orElse(goClient ? Role.ADMIN : Role.VIEWER);
        return wanted == null ? otherwise : wanted;
    }

    /** A name for logs and messages; those of older accounts may contain anything. */
    static String printable(String name) {
        return CONTROL.matcher(name).replaceAll("?");
    }

    private static String text(String field, String value) {
        if (value.length() > MAX_TEXT_LENGTH) {
            throw Problem.invalid(field + " is longer than " + MAX_TEXT_LENGTH + " characters");
        }
        return value;
    }
}
