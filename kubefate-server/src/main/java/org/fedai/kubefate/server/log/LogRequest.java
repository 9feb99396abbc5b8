package org.fedai.kubefate.server.log;

import org.fedai.kubefate.server.kubernetes.logs.LogOptions;
import org.fedai.kubefate.server.release.history.Release;

/** The cluster and the part of its log that a client requests. */
record LogRequest(Release release, LogOptions options) {}
