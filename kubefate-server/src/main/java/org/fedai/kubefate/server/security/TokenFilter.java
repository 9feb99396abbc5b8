package org.fedai.kubefate.server.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.fedai.kubefate.server.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Authenticates requests by the token in header, query or cookie. A request with an invalid token is treated as
 * anonymous; the reason is kept for the error response.
 */
final class TokenFilter extends OncePerRequestFilter {
    /** Request attribute: why the token was rejected. */
    static final String REFUSAL = TokenFilter.class.getName() + ".refusal";

    private static final String BEARER = "Bearer ";

    private final AccessTokens tokens;
    private final SecurityAnswers answers;

    TokenFilter(AccessTokens tokens, SecurityAnswers answers) {
        this.tokens = tokens;
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            String token = token(request);
            if (token != null) {
                accept(tokens.verify(token));
                request.setAttribute(LiveTokens.TEXT, token);
            }
        } catch (Problem refusal) {
            request.setAttribute(REFUSAL, refusal.getMessage());
        } catch (DataAccessException | org.springframework.transaction.TransactionException e) {
            answers.databaseUnavailable(response, e);
            return;
        }
        chain.doFilter(request, response);
    }

    private static void accept(AccessTokens.Verified token) {
        var authorities = List.of(
                new SimpleGrantedAuthority("ROLE_" + token.caller().role().name()));
        SecurityContextHolder.getContext()
                .setAuthentication(new UsernamePasswordAuthenticationToken(token.caller(), token, authorities));
    }

    private static @Nullable String token(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        // The names of schemes are case-insensitive.
        if (header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return header.substring(BEARER.length()).trim();
        }
        String query = queryToken(request);
        return query != null && !query.isEmpty() ? query : cookie(request);
    }

    /** Parses only the query string: getParameter would read the body of a form or upload. */
    private static @Nullable String queryToken(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null
                ? null
                : UriComponentsBuilder.newInstance()
                        .query(query)
                        .build()
                        .getQueryParams()
                        .getFirst("token");
    }

    private static @Nullable String cookie(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return null;
        }
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals("jwt") && !cookie.getValue().isEmpty()) {
                rejectOtherSites(request);
                return cookie.getValue();
            }
        }
        return null;
    }

    /** Header and query can only be sent by clients that have the token. */
    private static void rejectOtherSites(HttpServletRequest request) {
        if (!OwnSite.sends(request)) {
            throw new Problem(
                    Problem.Kind.UNAUTHENTICATED,
                    "a token in a cookie is not accepted from another site; send it in the Authorization header");
        }
    }
}
