package org.fedai.kubefate.server.retention;

import com.github.kagkarlsson.scheduler.SchedulerState;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.util.List;
import org.fedai.kubefate.server.database.DatabaseFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Prunes at intervals, as a task of db-scheduler, which one replica runs for all. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RetentionSettings.class)
class RetentionSchedule {
    private static final TaskDescriptor<Void> TASK = TaskDescriptor.of("retention");
    private static final Logger LOG = LoggerFactory.getLogger(RetentionSchedule.class);

    @Bean
    RecurringTask<Void> retentionTask(List<Retention> all, RetentionSettings settings) {
        return Tasks.recurring(TASK, new AfterInterval(settings.interval()))
                .execute((instance, context) -> all.forEach(one -> prune(one, context.getSchedulerState())));
    }

    private static void prune(Retention one, SchedulerState state) {
        try {
            while (!state.isShuttingDown() && one.prune() > 0) {
                LOG.debug("{} has deleted a portion", one);
            }
        } catch (RuntimeException e) {
            if (DatabaseFailure.of(e) == null) {
                LOG.error("pruning failed; it is tried again", e);
            } else {
                LOG.warn("pruning failed; it is tried again: {}", DatabaseFailure.reason(e));
            }
        }
    }
}
