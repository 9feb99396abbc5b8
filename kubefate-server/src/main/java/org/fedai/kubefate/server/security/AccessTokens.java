package org.fedai.kubefate.server.security;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.ExpiredJwtException;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.user.Accounts;
import org.fedai.kubefate.server.user.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Issues and verifies tokens. */
@Component
class AccessTokens {
    private static final String USERNAME = "id";
    private static final String ISSUED = "orig_iat";
    private static final String CREDENTIALS_AGE = "pwd";
    private static final String ACCOUNT_HAS_CHANGED = "the account or its password has changed; log in again";
    private static final String REVOKED = "the token has been revoked by a logout; log in again";

    private final SigningKey key;
    private final SecuritySettings settings;
    private final Accounts accounts;
    private final RevokedTokens revoked;
    private final Clock clock;
    private final JwtParser parser;

    AccessTokens(SigningKey key, SecuritySettings settings, Accounts accounts, RevokedTokens revoked, Clock clock) {
        this.key = key;
        this.settings = settings;
        this.accounts = accounts;
        this.revoked = revoked;
        this.clock = clock;
        this.parser = Jwts.parser()
                .verifyWith(key.key())
                // The only algorithm that is issued; a token does not choose how it is verified.
                .sig()
                .clear()
                .add(Jwts.SIG.HS256)
                .and()
                .clock(() -> Date.from(clock.instant()))
                .build();
    }

    /** An issued token. */
    record Issued(String text, Instant expires) {}

    /** A verified token. */
    record Verified(String id, Caller caller, Instant expires) {}

    Issued issue(Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant expires = now.plus(settings.tokenLifetime());
        String text = Jwts.builder()
                .id(UUID.randomUUID().toString())
                .subject(caller.uuid())
                .claim(USERNAME, caller.username())
                .claim(ISSUED, now.getEpochSecond())
                .claim(CREDENTIALS_AGE, caller.credentialsAge())
                .expiration(Date.from(expires))
                .signWith(key.key(), Jwts.SIG.HS256)
                .compact();
        return new Issued(text, expires);
    }

    /**
     * Verifies a token.
     *
     * @throws Problem if it is invalid, expired or revoked
     */
    Verified verify(String text) {
        Content content = read(text);
        Caller caller =
                accounts.find(content.username()).filter(content::isOf).orElseThrow(() -> refused(ACCOUNT_HAS_CHANGED));
        if (revoked.contains(content.id())) {
            throw refused(REVOKED);
        }
        return new Verified(content.id(), caller, content.expires());
    }

    /** Which of many tokens {@link #verify} refuses, and why. */
    Map<String, String> refused(Collection<String> texts) {
        Map<String, String> reasons = new HashMap<>();
        Map<String, Content> contents = new HashMap<>();
        for (String text : texts) {
            try {
                contents.put(text, read(text));
            } catch (Problem e) {
                reasons.put(text, String.valueOf(e.getMessage()));
            }
        }
        Map<String, Caller> callers =
                accounts.find(contents.values().stream().map(Content::username).collect(Collectors.toSet()));
        Set<String> revokedIds =
                revoked.among(contents.values().stream().map(Content::id).collect(Collectors.toSet()));
        contents.forEach((text, content) -> {
            Caller caller = callers.get(content.username());
            if (caller == null || !content.isOf(caller)) {
                reasons.put(text, ACCOUNT_HAS_CHANGED);
            } else if (revokedIds.contains(content.id())) {
                reasons.put(text, REVOKED);
            }
        });
        return reasons;
    }

    void revoke(Verified token) {
        revoked.add(token.id(), token.expires());
    }

    /** What a token says. Also a token with the right signature may say anything, if its key has another use. */
    private record Content(String id, String accountUuid, String username, int credentialsAge, Instant expires) {
        static Content of(Claims claims) {
            return new Content(
                    UUID.fromString(present(claims.getId())).toString(),
                    present(claims.getSubject()),
                    present(claims.get(USERNAME, String.class)),
                    present(claims.get(CREDENTIALS_AGE, Integer.class)),
                    present(claims.getExpiration()).toInstant());
        }

        /** Another account may have been created with the same name. */
        boolean isOf(Caller known) {
            return known.uuid().equals(accountUuid) && known.credentialsAge() == credentialsAge;
        }

        private static <T> T present(@Nullable T claim) {
            if (claim == null) {
                throw new IllegalArgumentException("a claim is missing");
            }
            return claim;
        }
    }

    private Content read(String text) {
        try {
            return Content.of(parser.parseSignedClaims(text).getPayload());
        } catch (ExpiredJwtException e) {
            throw refused("the token has expired; log in again");
        } catch (JwtException | IllegalArgumentException e) {
            throw refused("the token was not issued by this service; log in again");
        }
    }

    private static Problem refused(String message) {
        return new Problem(Problem.Kind.UNAUTHENTICATED, message);
    }
}
