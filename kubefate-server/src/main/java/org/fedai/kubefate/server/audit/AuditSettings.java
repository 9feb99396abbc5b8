package org.fedai.kubefate.server.audit;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

/**
 * The settings of the audit.
 *
 * @param keep how long entries are kept; a number without a unit is one of days
 * @param foldedPerHour how many kinds of logins and refused requests are told apart in an hour by one replica; the others
 *     are counted together
 */
@ConfigurationProperties("kubefate.audit")
record AuditSettings(
        @DurationUnit(ChronoUnit.DAYS) @DefaultValue("90d") Duration keep,
        @DefaultValue("200") int foldedPerHour) {
    AuditSettings {
        if (keep.isNegative() || keep.isZero()) {
            throw new IllegalArgumentException(
                    "kubefate.audit.keep (FATECLOUD_AUDIT_KEEP) must be a duration such as 90d");
        }
    }
}
