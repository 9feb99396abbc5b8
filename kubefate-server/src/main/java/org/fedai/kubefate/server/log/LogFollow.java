package org.fedai.kubefate.server.log;

import org.fedai.kubefate.server.security.LiveTokens.LiveToken;

/** A log that a client follows, for as long as its token is valid. */
record LogFollow(LogRequest request, LiveToken token) {}
