package org.fedai.kubefate.server.release.adopt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.release.helm.HelmRecord;
import org.fedai.kubefate.server.release.helm.HelmRecords;
import org.fedai.kubefate.server.release.helm.HelmRelease;
import org.fedai.kubefate.server.release.helm.HelmStatus;
import org.springframework.stereotype.Component;

/** Reads what Helm recorded of a release. The current revision must be readable; others may be damaged. */
@Component
public class FindHelmHistory {
    private final HelmRecords records;

    FindHelmHistory(HelmRecords records) {
        this.records = records;
    }

    /**
     * Reads the records.
     *
     * @return empty if there are none, or if the release was uninstalled and only its history was kept
     * @throws Problem if it is unclear what runs: there are two releases of this name, or the record of the current revision is damaged
     * @throws org.fedai.kubefate.server.kubernetes.api.KubernetesException of kind {@code FORBIDDEN} if the service may not read the records
     */
    public Optional<HelmHistory> find(String namespace, String name) {
        List<HelmRecord> found = records.of(namespace, name);
        refuseTwoDrivers(namespace, name, found);
        Optional<HelmRecord> current = current(found);
        if (current.isEmpty()) {
            return Optional.empty();
        }
        List<String> warnings = new ArrayList<>();
        List<HelmRelease> readable = new ArrayList<>();
        for (HelmRecord record : found) {
            if (record.equals(current.get())) {
                readable.add(records.read(record));
            } else {
                read(record, readable, warnings);
            }
        }
        HelmRecord newest = found.getLast();
        if (newest.status().isPending()) {
            warnings.add("Helm has left revision " + newest.version() + " as "
                    + newest.status().text()
                    + ": an operation of Helm was interrupted, or is still in progress");
        }
        HelmRelease release = readable.stream()
                .filter(one -> one.version() == current.get().version())
                .findFirst()
                .orElseThrow();
        return Optional.of(new HelmHistory(release, readable, warnings));
    }

    private void read(HelmRecord record, List<HelmRelease> readable, List<String> warnings) {
        try {
            readable.add(records.read(record));
        } catch (Problem e) {
            warnings.add("revision " + record.version() + " is left out: " + e.getMessage());
        }
    }

    /** The one that Helm itself would upgrade: the newest deployed one, or the newest one if none was ever deployed. */
    private static Optional<HelmRecord> current(List<HelmRecord> found) {
        Optional<HelmRecord> deployed = found.stream()
                .filter(record -> record.status() == HelmStatus.DEPLOYED)
                .max(Comparator.comparingInt(HelmRecord::version));
        return deployed.isPresent()
                ? deployed
                : found.stream()
                        .max(Comparator.comparingInt(HelmRecord::version))
                        .filter(newest -> newest.status() != HelmStatus.UNINSTALLED);
    }

    private static void refuseTwoDrivers(String namespace, String name, List<HelmRecord> found) {
        Set<String> kinds = found.stream().map(record -> record.key().kind()).collect(Collectors.toSet());
        if (kinds.size() > 1) {
            throw Problem.conflict("there are two Helm releases " + namespace + "/" + name
                    + ": one is recorded in Secrets, the other in ConfigMaps ("
                    + found.stream().map(HelmRecord::toString).collect(Collectors.joining(", "))
                    + "); delete the records of the one that is out of date, with kubectl");
        }
    }
}
