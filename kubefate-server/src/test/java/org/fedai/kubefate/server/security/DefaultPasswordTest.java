package org.fedai.kubefate.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.fedai.kubefate.server.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class DefaultPasswordTest {
    private static final String FORWARDED = "org.apache.tomcat.request.forwarded";

    /** The address is that of the client as Tomcat sees it; forwarded tells who says so. */
    @ParameterizedTest
    @CsvSource({
        // kubectl port-forward, a sidecar
        "pod, 127.0.0.1, none, true",
        "pod, ::1, none, true",
        // another pod, a node
        "pod, 10.244.1.7, none, true",
        "pod, fd00:10:244::7, none, true",
        // the Ingress, whether it is trusted or not
        "pod, 10.244.1.9, untrusted, true",
        "pod, 203.0.113.7, trusted, true",
        // a load balancer that keeps the client's address
        "pod, 203.0.113.7, none, false",
        "pod, 2001:db8::7, none, false",
        "machine, 127.0.0.1, none, true",
        "machine, 192.168.0.7, none, false",
        "machine, 203.0.113.7, none, false",
        // a proxy on the machine
        "machine, 127.0.0.1, untrusted, false",
        "machine, 203.0.113.7, trusted, false",
        "machine, 127.0.0.1, trusted, true",
        "machine, nonsense, trusted, false"
    })
    void the_default_password_is_accepted_from_the_machine_or_the_cluster(
            String place, String address, String forwarded, boolean accepted) {
        DefaultPassword rule = rule(false, place.equals("pod") ? "10.96.0.1" : "");

        assertThat(accepts(rule, "admin", address, forwarded)).isEqualTo(accepted);
        assertThat(accepts(rule, "another", address, forwarded)).isTrue();
    }

    @Test
    void a_setting_allows_it_from_everywhere() {
        assertThat(accepts(rule(true, ""), "admin", "203.0.113.7", "none")).isTrue();
    }

    private static boolean accepts(DefaultPassword rule, String password, String address, String forwarded) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        if (forwarded.equals("trusted")) {
            request.setAttribute(FORWARDED, true);
        } else if (forwarded.equals("untrusted")) {
            request.addHeader("X-Forwarded-For", "127.0.0.1");
        }
        try {
            rule.check(password, RequestOrigin.of(request));
            return true;
        } catch (Problem refusal) {
            return false;
        }
    }

    private static DefaultPassword rule(boolean allowed, String kubernetes) {
        return new DefaultPassword(
                new SecuritySettings("", Duration.ofMinutes(30), Duration.ofMinutes(5), 10, 50, 50, allowed),
                kubernetes);
    }
}
