package org.fedai.kubefate.common.spec;

import java.util.List;
import org.fedai.kubefate.common.KubefateException;

/** An invalid cluster.yaml, with one message for each finding. */
public class SpecException extends KubefateException {
    private static final long serialVersionUID = 1L;

    private final List<String> findings;

    public SpecException(List<String> findings) {
        super(String.join("\n", findings));
        this.findings = List.copyOf(findings);
    }

    public List<String> findings() {
        return findings;
    }
}
