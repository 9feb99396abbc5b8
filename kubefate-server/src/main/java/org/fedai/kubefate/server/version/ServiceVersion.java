package org.fedai.kubefate.server.version;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

/** The version of the service. */
@Component
public class ServiceVersion {
    private final String text;

    ServiceVersion(ObjectProvider<BuildProperties> build) {
        BuildProperties known = build.getIfAvailable();
        this.text = known == null ? "v0.0.0-development" : "v" + known.getVersion();
    }

    /** The version with a leading v: {@code v2.0.0}. */
    public String text() {
        return text;
    }
}
