package org.fedai.kubefate.server.takeover;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes over all rows of a database of the Go service, in the transaction of the caller. */
@Component
class TakeOver {
    private static final Logger LOG = LoggerFactory.getLogger(TakeOver.class);

    private final TakeOverUsers users;
    private final TakeOverCharts charts;
    private final TakeOverClusters clusters;
    private final TakeOverJobs jobs;

    TakeOver(TakeOverUsers users, TakeOverCharts charts, TakeOverClusters clusters, TakeOverJobs jobs) {
        this.users = users;
        this.charts = charts;
        this.clusters = clusters;
        this.jobs = jobs;
    }

    /** @param after the highest IDs that have been taken over before */
    Findings run(GoDatabase source, Map<GoTable, Long> after) {
        Findings findings = new Findings();
        source.strangers().forEach(findings::add);
        users.run(source, after.getOrDefault(GoTable.USERS, 0L), findings);
        charts.run(source, after.getOrDefault(GoTable.CHARTS, 0L), findings);
        clusters.run(source, after.getOrDefault(GoTable.CLUSTERS, 0L), findings);
        jobs.run(source, after.getOrDefault(GoTable.JOBS, 0L), findings);
        return findings;
    }

    /** Logs what was taken over, once it is stored. */
    static void report(Findings findings, String source) {
        LOG.info("took over {} from {}", findings.summary(), source);
        findings.remarks().forEach(LOG::warn);
    }
}
