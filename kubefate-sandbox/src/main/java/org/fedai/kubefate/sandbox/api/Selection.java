package org.fedai.kubefate.sandbox.api;

import org.fedai.kubefate.sandbox.select.FieldSelector;
import org.fedai.kubefate.sandbox.select.LabelSelector;
import tools.jackson.databind.JsonNode;

/** The label and field selectors of a request. */
record Selection(LabelSelector labels, FieldSelector fields) {
    static Selection of(ApiCall call, Target target) {
        FieldSelector fields = FieldSelector.parse(
                target.isCollection() ? call.query("fieldSelector") : "metadata.name=" + target.name());
        return new Selection(LabelSelector.parse(call.query("labelSelector")), fields);
    }

    boolean matches(JsonNode object) {
        return labels.matches(object) && fields.matches(object);
    }
}
