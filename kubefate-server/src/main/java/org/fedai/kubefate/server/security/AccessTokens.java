package org.fedai.kubefate.server.security;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.ExpiredJwtException;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.UUID;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.user.Accounts;
import org.fedai.kubefate.server.user.Caller;
import org.springframework.stereotype.Component;

/** Issues and verifies tokens. */
@Component
class AccessTokens {
    private static final String USERNAME = "id";
    private static final String ISSUED = "orig_iat";
    private static final String PASSWORD_AGE = "pwd";

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
                .claim(PASSWORD_AGE, caller.passwordAge())
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
        Claims claims = claims(text);
        String id = claims.getId();
        String username = claims.get(USERNAME, String.class);
        Integer passwordAge = claims.get(PASSWORD_AGE, Integer.class);
        if (id == null || username == null || passwordAge == null || claims.getExpiration() == null) {
            throw refused("the token was not issued by this service; log in again");
        }
        Caller caller = accounts.find(username)
                // Another account may have been created with the same name.
                .filter(known -> known.uuid().equals(claims.getSubject()) && known.passwordAge() == passwordAge)
                .orElseThrow(() -> refused("the account or its password has changed; log in again"));
        if (revoked.contains(id)) {
            throw refused("the token has been revoked by a logout; log in again");
        }
        return new Verified(id, caller, claims.getExpiration().toInstant());
    }

    void revoke(Verified token) {
        revoked.add(token.id(), token.expires());
    }

    private Claims claims(String text) {
        try {
            return parser.parseSignedClaims(text).getPayload();
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
