package org.fedai.kubefate.common.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The job of FATE with which a cluster is tested. The names are part of the REST API and of the command line. */
public enum TestKind {
    /** Random numbers are added up; needs no data. */
    @JsonProperty("toy")
    TOY("toy"),
    /** Common identifiers of two small data sets are found. */
    @JsonProperty("psi")
    PSI("psi"),
    /** A vertical logistic regression on two small data sets, after {@link #PSI}. */
    @JsonProperty("lr")
    LR("lr");

    private final String label;

    TestKind(String label) {
        this.label = label;
    }

    /** Whether both parties need data. */
    public boolean needsData() {
        return this != TOY;
    }

    @Override
    public String toString() {
        return label;
    }
}
