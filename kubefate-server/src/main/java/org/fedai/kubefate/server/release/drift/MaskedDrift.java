package org.fedai.kubefate.server.release.drift;

import java.util.List;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.common.api.Drift;
import org.fedai.kubefate.common.spec.SpecMask;
import org.fedai.kubefate.server.kubernetes.apply.FieldChange;
import org.fedai.kubefate.server.release.history.Revision;
import org.fedai.kubefate.server.release.readiness.SecretMask;

/** Tells changes of objects without secrets: neither those of the release, nor what somebody else has written in their place. */
final class MaskedDrift {
    private static final String OTHER = SpecMask.MASK + " (another value)";

    private final SecretMask known;
    private final SpecMask looksSecret = SpecMask.of(List.of());

    MaskedDrift(List<Revision> revisions) {
        this.known = SecretMask.of(revisions);
    }

    Drift of(ObjectKey key, FieldChange change) {
        boolean secret = (key.kind().equals("Secret") && !change.field().startsWith("metadata"))
                || SpecMask.isSecret(List.of(change.field()));
        return new Drift(
                key.toString(),
                change.field(),
                secret ? SpecMask.MASK : masked(change.wanted()),
                secret && !change.found().isEmpty() ? OTHER : masked(change.found()),
                change.manager());
    }

    private String masked(String text) {
        return String.valueOf(looksSecret.mask(known.mask(text)));
    }
}
