package org.fedai.kubefate.server.log;

import org.fedai.kubefate.server.kubernetes.logs.LogOptions;
import org.fedai.kubefate.server.release.history.Release;

/** Whose log is wanted, and which part of it. */
record LogRequest(Release release, LogOptions options) {}
