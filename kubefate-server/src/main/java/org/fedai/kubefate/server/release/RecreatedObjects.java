package org.fedai.kubefate.server.release;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Consumer;
import org.fedai.kubefate.chart.manifest.ObjectKey;

/** Tells in a job which objects were deleted and created again. */
record RecreatedObjects(ReleaseJob job) implements Consumer<ObjectKey> {
    @Override
    public void accept(ObjectKey key) {
        UUID step = UUID.nameUUIDFromBytes(key.toString().getBytes(StandardCharsets.UTF_8));
        job.recordOnce(
                "recreated-" + step,
                "deleted " + key + " and created it again, to change what cannot be changed in it");
    }
}
