package org.fedai.kubefate.server.release.helm;

import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The status of a revision in Helm's words. */
public enum HelmStatus {
    /** Also any text that is not one of the others. */
    UNKNOWN,
    PENDING_INSTALL,
    PENDING_UPGRADE,
    PENDING_ROLLBACK,
    DEPLOYED,
    SUPERSEDED,
    FAILED,
    UNINSTALLING,
    /** The objects were deleted, and the record was kept: {@code helm uninstall --keep-history}. */
    UNINSTALLED;

    /** The status that a record or a label has. */
    public static HelmStatus of(@Nullable String text) {
        return Stream.of(values())
                .filter(status -> status.text().equals(text))
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** As Helm writes it: {@code pending-install}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether Helm or this service is changing the release, or was stopped while it did. */
    public boolean isPending() {
        return this == PENDING_INSTALL || this == PENDING_UPGRADE || this == PENDING_ROLLBACK || this == UNINSTALLING;
    }
}
