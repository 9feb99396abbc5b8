package org.fedai.kubefate.server.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.fedai.kubefate.server.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriComponentsBuilder;

/** Takes the token from header, query or cookie. A token that is not good counts as none; why is kept for the answer. */
final class TokenFilter extends OncePerRequestFilter {
    /** Request attribute: why the token was refused. */
    static final String REFUSAL = TokenFilter.class.getName() + ".refusal";

    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");

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
            }
        } catch (Problem refusal) {
            request.setAttribute(REFUSAL, refusal.getMessage());
        } catch (DataAccessException | org.springframework.transaction.TransactionException e) {
            answers.databaseAway(response, e);
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
        if (header != null && header.startsWith("Bearer ")) {
            return header.substring("Bearer ".length()).trim();
        }
        String query = queryToken(request);
        return query != null && !query.isEmpty() ? query : cookie(request);
    }

    /** From the query alone: asking for a parameter would make the container read the body of a form or upload. */
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
                refuseOtherSites(request);
                return cookie.getValue();
            }
        }
        return null;
    }

    /** Browsers send cookies with what other sites make them do; header and query only come from those who hold the token. */
    private static void refuseOtherSites(HttpServletRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        boolean upgrade = request.getHeader(HttpHeaders.UPGRADE) != null;
        if (origin == null || (HARMLESS.contains(request.getMethod()) && !upgrade)) {
            return;
        }
        if (!sameHost(origin, request.getHeader(HttpHeaders.HOST))) {
            throw new Problem(
                    Problem.Kind.UNAUTHENTICATED,
                    "a token in a cookie is not accepted from another site; send it in the Authorization header");
        }
    }

    private static boolean sameHost(String origin, @Nullable String host) {
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
