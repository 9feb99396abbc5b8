package org.fedai.kubefate.server.cluster;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fedai.kubefate.chart.exception.VersionException;
import org.fedai.kubefate.chart.version.SemVersion;
import org.fedai.kubefate.server.fate.FateParty;
import org.fedai.kubefate.server.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The parties of clusters, as far as this service can test them: those of FATE 2. */
@Component
class TestedParties {
    private static final TypeReference<Map<String, @Nullable Object>> VALUES = new TypeReference<>() {};
    private static final Pattern PARTY_ID = Pattern.compile("[0-9A-Za-z][0-9A-Za-z_.-]{0,63}");

    private final ClusterRepository clusters;
    private final JsonMapper json;

    TestedParties(ClusterRepository clusters, JsonMapper json) {
        this.clusters = clusters;
        this.json = json;
    }

    /** @throws Problem if the cluster is not a party of FATE 2 */
    FateParty of(ClusterEntity cluster) {
        String chart = cluster.chartName() + " " + cluster.chartVersion();
        if (!cluster.chartName().equals(MigrateDatabase.FATE)) {
            throw Problem.invalid("cluster " + cluster.toRelease() + " is of chart " + chart
                    + ", which is not a party that trains; only clusters of chart fate can be tested");
        }
        if (!isFate2(cluster.chartVersion())) {
            throw Problem.invalid("cluster " + cluster.toRelease() + " is of chart " + chart
                    + "; tests need FATE 2, that is chart fate v2.0.0 or later");
        }
        FateParty party = party(cluster);
        if (!PARTY_ID.matcher(party.id()).matches()) {
            throw Problem.invalid("cluster " + cluster.toRelease() + " has no partyId");
        }
        return party;
    }

    /** @throws Problem if the text is not a party ID */
    static String checkedId(String text) {
        if (!PARTY_ID.matcher(text).matches()) {
            throw Problem.malformed("with must be the ID of a party, such as 10000");
        }
        return text;
    }

    /** The party with this ID, if exactly one cluster of the service is it. */
    Optional<FateParty> find(String id) {
        List<FateParty> found = clusters.list(false, null, null, null, Pageable.unpaged()).stream()
                .filter(cluster -> cluster.chartName().equals(MigrateDatabase.FATE) && isFate2(cluster.chartVersion()))
                .map(this::party)
                .filter(party -> party.id().equals(id))
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private FateParty party(ClusterEntity cluster) {
        return new FateParty(cluster.namespace(), cluster.name(), json.readValue(cluster.chartValues(), VALUES));
    }

    private static boolean isFate2(String chartVersion) {
        try {
            return SemVersion.parse(chartVersion).compareTo(SemVersion.parse("2.0.0-0")) >= 0;
        } catch (VersionException e) {
            return false;
        }
    }
}
