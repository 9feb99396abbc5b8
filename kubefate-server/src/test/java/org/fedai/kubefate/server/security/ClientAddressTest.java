package org.fedai.kubefate.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "192.0.2.7:4711, 192.0.2.7",
        "' 192.0.2.7 ', 192.0.2.7",
        "::ffff:192.0.2.7, 192.0.2.7",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:0:0:0:0/64",
        "'[2001:db8:1:2::9]:443', 2001:db8:1:2:0:0:0:0/64",
        "fe80::1%eth0, fe80:0:0:0:0:0:0:0/64"
    })
    void an_address_counts_as_its_network(String text, String network) {
        assertThat(ClientAddress.parse(text).orElseThrow().network()).isEqualTo(network);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "unknown",
                "localhost",
                "256.1.1.1",
                "1.2.3",
                "1.2.3.4.5",
                "0x7f.1.1.1",
                "2130706433",
                ":",
                "::1::",
                "12345::",
                "1.2.3.4:123456",
                "1.2.3\n.4",
                "<script>",
                "example.com:80",
                "a:b",
                "[",
                "[]"
            })
    void what_is_not_an_address_is_not_read_and_not_looked_up(String text) {
        assertThat(ClientAddress.parse(text)).isEmpty();
    }

    @Test
    void a_text_of_any_length_is_read_at_once() {
        assertThat(ClientAddress.parse("1".repeat(100_000))).isEmpty();
        assertThat(ClientAddress.parse(":".repeat(100_000))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true, false",
        "::1, true, false",
        "10.1.2.3, false, true",
        "172.31.0.1, false, true",
        "172.32.0.1, false, false",
        "192.168.0.1, false, true",
        "100.64.0.1, false, true",
        "100.128.0.1, false, false",
        "fd00::1, false, true",
        "fe80::1, false, true",
        "203.0.113.7, false, false",
        "2001:db8::1, false, false"
    })
    void loopback_and_private_networks_are_told_apart_from_the_internet(String text, boolean loopback, boolean local) {
        ClientAddress address = ClientAddress.parse(text).orElseThrow();

        assertThat(address.isLoopback()).isEqualTo(loopback);
        assertThat(address.isPrivate()).isEqualTo(local);
    }
}
