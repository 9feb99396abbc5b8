package org.fedai.kubefate.server.job;

/**
 * The method of a job.
 *
 * @param name the name in the REST API: ClusterInstall
 * @param payload the type of its parameters; stored as JSON with the job, and {@code meta_data} in the REST API
 */
public record JobMethod<P>(String name, Class<P> payload) {
    /** A method without parameters besides the cluster. */
    public static JobMethod<Void> withoutPayload(String name) {
        return new JobMethod<>(name, Void.class);
    }
}
