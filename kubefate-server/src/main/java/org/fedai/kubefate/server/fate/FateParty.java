package org.fedai.kubefate.server.fate;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A party of FATE 2 as its chart's values describe it.
 *
 * @param namespace where its pods run
 * @param cluster the name of the cluster, for messages
 */
public record FateParty(String namespace, String cluster, Map<String, @Nullable Object> values) {
    /** The party ID; empty if the values have none. */
    public String id() {
        return text("partyId");
    }

    /** Whether FATE-Flow reaches other parties through nginx, not through OSX. */
    public boolean usesNginx() {
        return Boolean.TRUE.equals(section("nginx").get("include"));
    }

    /**
     * What the route tables of the cluster.yaml lack to reach another party, or the party itself.
     *
     * @return a sentence; empty if there is a route
     */
    public Optional<String> missingRoute(String other) {
        return usesNginx() ? missingProxyRoute(other).or(() -> missingDataRoute(other)) : missingOsxRoute(other);
    }

    private Optional<String> missingProxyRoute(String other) {
        // The chart adds the party itself. Its default exchange is the proxy itself, which means none.
        String exchange = String.valueOf(map(section("nginx").get("exchange")).get("ip"));
        boolean hasExchange = !exchange.isEmpty() && !exchange.equals("null") && !exchange.equals("nginx");
        return other.equals(id()) || hasRoute("nginx", other) || hasExchange
                ? Optional.empty()
                : Optional.of(unknown(other, "nginx.route_table"));
    }

    private Optional<String> missingDataRoute(String other) {
        String module = text("federation").toLowerCase(Locale.ROOT);
        boolean isMessageQueue = module.equals("rabbitmq") || module.equals("pulsar");
        boolean isDefault = map(section(module).get("route_table")).isEmpty() && other.equals(id());
        boolean hasExchange = module.equals("pulsar")
                && !map(section("pulsar").get("exchange")).isEmpty();
        return !isMessageQueue || isDefault || hasExchange || hasRoute(module, other)
                ? Optional.empty()
                : Optional.of(unknown(other, module + ".route_table"));
    }

    private Optional<String> missingOsxRoute(String other) {
        boolean isListed = values.get("partyList") instanceof Iterable<?> parties && lists(parties, other);
        return other.equals(id()) || isListed || !map(values.get("exchange")).isEmpty()
                ? Optional.empty()
                : Optional.of(unknown(other, "osx.partyList"));
    }

    private static boolean lists(Iterable<?> parties, String other) {
        for (Object party : parties) {
            if (other.equals(String.valueOf(map(party).get("partyId")))) {
                return true;
            }
        }
        return false;
    }

    private static String unknown(String other, String table) {
        return "no route: party " + other + " is not in " + table
                + " of the cluster.yaml; add its address there, or check the party ID";
    }

    private boolean hasRoute(String module, String other) {
        return map(section(module).get("route_table")).keySet().stream()
                .anyMatch(party -> other.equals(String.valueOf(party)));
    }

    private Map<?, ?> section(String module) {
        return map(map(values.get("modules")).get(module));
    }

    private String text(String key) {
        Object value = values.get(key);
        return value == null ? "" : value.toString();
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
