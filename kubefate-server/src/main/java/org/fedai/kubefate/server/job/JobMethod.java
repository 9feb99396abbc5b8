package org.fedai.kubefate.server.job;

/**
 * What can be done in a job.
 *
 * @param name as clients know it: ClusterInstall
 * @param payload what a job of it is given; written as JSON with the job, and to clients as its {@code meta_data}
 */
public record JobMethod<P>(String name, Class<P> payload) {
    /** One that needs to know nothing but its cluster. */
    public static JobMethod<Void> withoutPayload(String name) {
        return new JobMethod<>(name, Void.class);
    }
}
