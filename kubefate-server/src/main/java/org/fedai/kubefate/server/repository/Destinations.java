package org.fedai.kubefate.server.repository;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides which URLs of an index and of redirects are requested. They are written by whoever maintains the repository,
 * and the service can reach hosts that they and the users of the service cannot. Allowed are the repository itself, the
 * hosts that a setting lists, and https URLs of public addresses.
 *
 * <p>A name is resolved here and again by the HTTP client. A name that changes its address in between does not help an
 * attacker, because the certificate of an internal host is not valid for that name.
 */
final class Destinations {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final String SETTING = "add the host to FATECLOUD_REPO_HOSTS to allow it";

    /** Not reachable through the Internet, or special; from the registries of special-purpose addresses of IANA. */
    private static final List<IpNetwork> SPECIAL = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20")
            .map(network -> IpNetwork.parse(network).orElseThrow())
            .toList();

    private static final IpNetwork GLOBAL_IPV6 = IpNetwork.parse("2000::/3").orElseThrow();
    /** Addresses that a gateway translates to IPv4, by which clusters without IPv4 reach the Internet. */
    private static final IpNetwork TRANSLATED = IpNetwork.parse("64:ff9b::/96").orElseThrow();

    private final RepositoryAddress repository;
    private final Set<String> hosts;
    private final Resolver resolver;

    /** Finds all addresses of a host. */
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    /** @param hosts additional hosts, separated by commas, each with its port unless that is the default one */
    Destinations(RepositoryAddress repository, String hosts, Resolver resolver) {
        this.repository = repository;
        this.hosts = Stream.of(hosts.split("[,\\s]+", -1))
                .filter(host -> !host.isEmpty())
                .map(host -> host.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        this.resolver = resolver;
    }

    /** Why a URL is not requested; empty if it is. */
    Optional<String> refusal(URI address) {
        String host = address.getHost();
        if (host == null) {
            return Optional.of("the URL has no valid host");
        }
        boolean secure = "https".equalsIgnoreCase(address.getScheme());
        boolean upgraded = secure && RepositoryAddress.port(address) == HTTPS && repository.isSameHost(address);
        if (repository.isHome(address) || upgraded || isListed(address)) {
            return Optional.empty();
        }
        if (!secure) {
            return Optional.of("neither the scheme, host and port of the repository nor https; " + SETTING);
        }
        return addressRefusal(NoProxy.unbracketed(host));
    }

    private boolean isListed(URI address) {
        String host = address.getHost().toLowerCase(Locale.ROOT);
        int usual = "https".equalsIgnoreCase(address.getScheme()) ? HTTPS : HTTP;
        int port = RepositoryAddress.port(address);
        return hosts.contains(host + ":" + port) || (port == usual && hosts.contains(host));
    }

    private Optional<String> addressRefusal(String host) {
        try {
            for (InetAddress found : resolver.resolve(host)) {
                if (!isPublic(found)) {
                    return Optional.of("a host other than that of the repository, with the internal address "
                            + found.getHostAddress() + "; " + SETTING);
                }
            }
            return Optional.empty();
        } catch (UnknownHostException e) {
            // Behind a proxy, only the proxy may be able to resolve names.
            return Optional.empty();
        }
    }

    private static boolean isPublic(InetAddress address) {
        if (TRANSLATED.contains(address)) {
            byte[] bytes = address.getAddress();
            return isPublic(of(Arrays.copyOfRange(bytes, 12, 16)));
        }
        return (address instanceof Inet4Address || GLOBAL_IPV6.contains(address))
                && SPECIAL.stream().noneMatch(network -> network.contains(address));
    }

    private static InetAddress of(byte[] ipv4) {
        try {
            return InetAddress.getByAddress(ipv4);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
