package org.fedai.kubefate.common.template.engine;

/** A node that knows where it comes from. */
interface Sited {
    Site site();
}
