package org.fedai.kubefate.server.release.helm;

/** A record that this service wrote, or took over from Helm, with the status that it last had then. */
public record WrittenRecord(int version, HelmStatus status) {}
