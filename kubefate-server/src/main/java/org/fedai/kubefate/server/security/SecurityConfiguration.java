package org.fedai.kubefate.server.security;

import java.util.List;
import java.util.Map;
import org.fedai.kubefate.server.audit.AuditTrail;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.user.Caller;
import org.fedai.kubefate.server.user.Role;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecuritySettings.class)
class SecurityConfiguration {
    /** As much as the page that describes the API needs. */
    private static final String CONTENT = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** Hashes with bcrypt; accounts that were taken over from the Go service have its hashes until their next login. */
    @Bean
    PasswordEncoder passwordEncoder() {
        String bcrypt = "bcrypt";
        return new DelegatingPasswordEncoder(
                bcrypt, Map.of(bcrypt, new BCryptPasswordEncoder(), GoPassword.ID, new GoPassword()));
    }

    /**
     * Health needs no authentication; metrics also accept basic authentication, because scrapers cannot renew tokens.
     */
    @Bean
    @Order(1)
    SecurityFilterChain actuator(HttpSecurity http, AccessTokens tokens, SecurityAnswers answers, AuditRequests audit) {
        return stateless(http, tokens, answers, audit)
                .securityMatcher("/actuator/**")
                .httpBasic(basic -> basic.authenticationDetailsSource(RequestOrigin::of))
                .authorizeHttpRequests(rules -> rules.requestMatchers("/actuator/health/**")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain rest(HttpSecurity http, AccessTokens tokens, SecurityAnswers answers, AuditRequests audit) {
        String operator = Role.OPERATOR.name();
        String admin = Role.ADMIN.name();
        return stateless(http, tokens, answers, audit)
                .authorizeHttpRequests(rules -> rules.requestMatchers("/", "/v1", "/v1/swagger/**", "/error")
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/v1/user/login", "/v1/user/logout")
                        .permitAll()
                        .requestMatchers("/v1/user", "/v1/audit")
                        .hasRole(admin)
                        .requestMatchers(HttpMethod.DELETE, "/v1/user/**")
                        .hasRole(admin)
                        // Access to one's own account is checked by the user service.
                        .requestMatchers("/v1/user/**")
                        .authenticated()
                        .requestMatchers(HttpMethod.GET, "/v1/**")
                        .authenticated()
                        .requestMatchers(HttpMethod.HEAD, "/v1/**")
                        .authenticated()
                        .requestMatchers("/v1/**")
                        .hasAnyRole(operator, admin)
                        .anyRequest()
                        .authenticated())
                .build();
    }

    @Bean
    AuditRequests auditRequests(AuditTrail audit) {
        return new AuditRequests(audit);
    }

    /** The filter is one of the security chains only. */
    @Bean
    FilterRegistrationBean<AuditRequests> notForAllRequests(AuditRequests audit) {
        FilterRegistrationBean<AuditRequests> registration = new FilterRegistrationBean<>(audit);
        registration.setEnabled(false);
        return registration;
    }

    @Bean
    WebMvcConfigurer auditedControllers(AuditRequests audit) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(audit);
            }
        };
    }

    @Bean
    AuthenticationManager basicAuthentication(PasswordLogin login) {
        return authentication -> authenticate(login, authentication);
    }

    private static Authentication authenticate(PasswordLogin login, Authentication authentication) {
        if (!(authentication.getDetails() instanceof RequestOrigin origin)) {
            throw new BadCredentialsException("a login without a request");
        }
        try {
            Caller caller =
                    login.login(authentication.getName(), String.valueOf(authentication.getCredentials()), origin);
            return new UsernamePasswordAuthenticationToken(
                    caller,
                    null,
                    List.of(new SimpleGrantedAuthority("ROLE_" + caller.role().name())));
        } catch (Problem refusal) {
            throw new BadCredentialsException(refusal.getMessage(), refusal);
        }
    }

    private static HttpSecurity stateless(
            HttpSecurity http, AccessTokens tokens, SecurityAnswers answers, AuditRequests audit) {
        return http.csrf(AbstractHttpConfigurer::disable)
                // In addition to those of Spring Security, among them nosniff and no-store.
                .headers(headers -> headers.referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                        .contentSecurityPolicy(content -> content.policyDirectives(CONTENT)))
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // Around all filters that refuse requests.
                .addFilterBefore(audit, BasicAuthenticationFilter.class)
                .addFilterBefore(new TokenFilter(tokens, answers), AnonymousAuthenticationFilter.class)
                .exceptionHandling(errors -> errors.authenticationEntryPoint(
                                (request, response, e) -> answers.unauthenticated(request, response))
                        .accessDeniedHandler((request, response, e) -> answers.forbidden(request, response)));
    }
}
