package org.fedai.kubefate.common.template.engine;

import org.fedai.kubefate.common.template.value.FunctionException;

/** What a template says on purpose with {@code fail} or {@code required}. */
final class Complaint extends FunctionException {
    private static final long serialVersionUID = 1L;

    Complaint(String message) {
        super(message);
    }
}
