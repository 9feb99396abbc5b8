package org.fedai.kubefate.server.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxiesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            example.com             | https://charts.example.com/x | true
            .example.com            | https://charts.example.com/x | true
            *.example.com           | https://charts.example.com/x | true
            .example.com            | https://example.com/x        | false
            ample.com               | https://example.com/x        | false
            CHARTS.example.com      | https://charts.Example.com/x | true
            a.b, example.com:443    | https://example.com/x        | true
            example.com:8443        | https://example.com/x        | false
            example.com:80          | http://example.com/x         | true
            *                       | https://example.com/x        | true
            10.0.0.0/8              | http://10.96.0.1/x           | true
            10.0.0.0/8              | http://11.96.0.1/x           | false
            10.0.0.0/8              | http://ten.example.com/x     | false
            10.0.0.0/eight          | http://10.96.0.1/x           | false
            fd00::/8                | http://[fd00::1]/x           | true
            ''                      | http://localhost:8080/x      | true
            ''                      | http://127.0.0.9/x           | true
            ''                      | http://[::1]/x               | true
            ''                      | http://example.com/x         | false
            """)
    void no_proxy_matches_hosts(String noProxy, URI address, boolean covered) {
        assertThat(new NoProxy(noProxy).covers(address)).isEqualTo(covered);
    }

    @Test
    void each_scheme_has_its_own_variable_in_upper_or_lower_case() throws Exception {
        Proxies proxies =
                new Proxies(Map.of("http_proxy", "plain:3128", "HTTPS_PROXY", "http://me@secure"), name -> null);

        assertThat(proxies.to(URI.create("http://charts.example.com/")).orElseThrow())
                .isEqualTo(new ProxyServer("plain", 3128, null));
        ProxyServer secure =
                proxies.to(URI.create("https://charts.example.com/")).orElseThrow();
        assertThat(secure).hasToString("secure:80");
        assertThat(secure.credentials()).isEqualTo(new RepositoryAddress.BasicCredentials("me", ""));
        assertThat(new Proxies(Map.of(), name -> null).to(URI.create("https://charts.example.com/")))
                .isEmpty();
    }

    @Test
    void system_properties_take_precedence() throws Exception {
        Map<String, String> properties = Map.of(
                "https.proxyHost",
                "of-java",
                "https.proxyPort",
                "8888",
                "https.proxyUser",
                "u",
                "https.proxyPassword",
                "p");
        properties.forEach(System::setProperty);
        try {
            Proxies proxies = new Proxies(Map.of("HTTPS_PROXY", "of-environment:1"), System::getProperty);

            assertThat(proxies.to(URI.create("https://charts.example.com/")).orElseThrow())
                    .isEqualTo(new ProxyServer("of-java", 8888, new RepositoryAddress.BasicCredentials("u", "p")));
        } finally {
            properties.keySet().forEach(System::clearProperty);
        }
    }
}
