package org.fedai.kubefate.server.kubernetes;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the sandbox keeps its objects, so that they survive as the clusters in the database do.
 *
 * @param path null if they are not kept
 */
public record SandboxFile(@Nullable Path path) {}
