package org.fedai.kubefate.server.job;

/** A job that has ended and is being deleted. */
public record EndedJob(long id, String uuid, String creator) {}
