package org.fedai.kubefate.server.audit;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Deletes old entries every hour, on one replica, in portions that lock few rows for a short time. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuditSettings.class)
class PruneAudit {
    static final String TASK = "audit-prune";

    private static final Logger LOG = LoggerFactory.getLogger(PruneAudit.class);
    private static final Duration EVERY = Duration.ofHours(1);
    private static final int PORTION = 1000;

    @Bean
    RecurringTask<Void> pruneAuditTask(AuditTable table, AuditSettings settings, Clock clock) {
        return Tasks.recurring(TASK, FixedDelay.of(EVERY))
                .execute((instance, context) -> prune(table, settings, clock));
    }

    static void prune(AuditTable table, AuditSettings settings, Clock clock) {
        int deleted = 0;
        int portion;
        do {
            portion = table.prune(clock.instant().minus(settings.keep()), PORTION);
            deleted += portion;
        } while (portion == PORTION);
        if (deleted > 0) {
            LOG.info(
                    "deleted {} entries of the audit that were older than {} days",
                    deleted,
                    settings.keep().toDays());
        }
    }
}
