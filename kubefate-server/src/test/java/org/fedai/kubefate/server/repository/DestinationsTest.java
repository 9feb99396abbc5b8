package org.fedai.kubefate.server.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationsTest {
    private static final String REPOSITORY = "http://10.1.2.3:8080/charts";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.1.2.3:8080/charts/index.yaml",
                "HTTP://10.1.2.3:8080/elsewhere.tgz",
                "https://10.1.2.3/charts/index.yaml",
                "http://files.test/a.tgz",
                "https://FILES.test/a.tgz",
                "http://minio.data:9000/a.tgz",
                "https://8.8.8.8/a.tgz",
                "https://8.8.8.8:8443/a.tgz",
                "https://[2606:4700::1111]/a.tgz",
                "https://[64:ff9b::8.8.8.8]/a.tgz",
                "https://public.test/a.tgz",
                "https://unknown.test/a.tgz"
            })
    void the_repository_itself_listed_hosts_and_https_urls_of_public_addresses_are_allowed(String url) {
        assertThat(refusal(url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://10.1.2.3:6443/api",
                "https://10.0.0.1/",
                "https://127.0.0.1/",
                "https://127.9.9.9/",
                "https://169.254.169.254/latest/meta-data",
                "https://172.16.0.1/",
                "https://192.168.0.1/",
                "https://100.64.0.1/",
                "https://0.0.0.0/",
                "https://224.0.0.1/",
                "https://255.255.255.255/",
                "https://[::1]/",
                "https://[::]/",
                "https://[::ffff:10.0.0.1]/",
                "https://[::10.0.0.1]/",
                "https://[fe80::1]/",
                "https://[fd00::1]/",
                "https://[ff02::1]/",
                "https://[64:ff9b::10.0.0.1]/",
                "https://[2002:0a00:0001::1]/",
                "https://localhost/",
                "https://private.test/",
                "https://mixed.test/",
                "https://files.test:9000/a.tgz",
                "https://minio.data/a.tgz"
            })
    void internal_addresses_are_refused_however_they_are_written(String url) {
        assertThat(refusal(url)).get().asString().contains("with the internal address", "FATECLOUD_REPO_HOSTS");
    }

    @ParameterizedTest
    @CsvSource({
        "http://8.8.8.8/a.tgz, nor https",
        "http://10.1.2.3/charts/index.yaml, nor https",
        "http://public.test/a.tgz, nor https",
        "http://a_b:x/a.tgz, no valid host"
    })
    void other_urls_are_refused(String url, String why) {
        assertThat(refusal(url)).get().asString().contains(why);
    }

    @Test
    void spellings_of_addresses_that_only_some_resolvers_know_are_resolved_before_they_are_checked() {
        Destinations destinations = new Destinations(repository(), "", InetAddress::getAllByName);

        assertThat(destinations.refusal(URI.create("https://[::ffff:7f00:1]/"))).isPresent();
        assertThat(destinations.refusal(URI.create("https://localhost/"))).isPresent();
    }

    private static Optional<String> refusal(String url) {
        return new Destinations(repository(), "files.test,  Minio.data:9000", DestinationsTest::resolve)
                .refusal(URI.create(url));
    }

    private static RepositoryAddress repository() {
        return new RepositoryAddress(URI.create(REPOSITORY), null);
    }

    private static InetAddress[] resolve(String host) throws UnknownHostException {
        Map<String, InetAddress[]> known = Map.of(
                "localhost", addresses("127.0.0.1"),
                "public.test", addresses("8.8.8.8", "2606:4700::1111"),
                "private.test", addresses("10.0.0.1"),
                "mixed.test", addresses("8.8.8.8", "10.0.0.1"),
                "files.test", addresses("10.0.0.2"),
                "minio.data", addresses("10.0.0.3"));
        InetAddress[] found = known.get(host.toLowerCase(Locale.ROOT));
        return found != null
                ? found
                : new InetAddress[] {IpNetwork.address(host).orElseThrow(() -> new UnknownHostException(host))};
    }

    private static InetAddress[] addresses(String... literals) {
        InetAddress[] addresses = new InetAddress[literals.length];
        for (int i = 0; i < literals.length; i++) {
            addresses[i] = IpNetwork.address(literals[i]).orElseThrow();
        }
        return addresses;
    }
}
