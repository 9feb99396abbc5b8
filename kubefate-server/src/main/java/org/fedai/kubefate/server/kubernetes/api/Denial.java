package org.fedai.kubefate.server.kubernetes.api;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What refuses objects although the service may write them. The API server answers with the same status as for missing permissions, and webhooks may choose
 * any other, so that only the message tells which it was.
 */
public enum Denial {
    WEBHOOK(
            "admission webhook \".*\" denied the request",
            "correct what it names in the cluster.yaml or the chart, or ask whoever runs this webhook for an exception"),
    POLICY(
            "ValidatingAdmissionPolicy '.*' with binding '.*' denied request",
            "correct what it names in the cluster.yaml or the chart, or ask whoever wrote this policy for an exception"),
    POD_SECURITY(
            "violates PodSecurity \"|PodSecurityPolicy: unable to",
            "set the securityContext that it names in the cluster.yaml or the chart, or allow it in the namespace (label pod-security.kubernetes.io/enforce)"),
    QUOTA(
            "exceeded quota: |failed quota: ",
            "increase the quota of the namespace (kubectl describe resourcequota) or lower the requests"),
    LIMIT_RANGE(
            "(maximum|minimum) \\S+ usage per (Pod|Container|PersistentVolumeClaim) is |max limit to request ratio per ",
            "keep the requests and limits within the LimitRange of the namespace (kubectl describe limitrange), or change it");

    private final Pattern message;
    private final String advice;

    Denial(String message, String advice) {
        this.message = Pattern.compile(message);
        this.advice = advice;
    }

    /** What a message of the API server is about; empty if it is about something else. */
    public static Optional<Denial> of(String message) {
        return Arrays.stream(values())
                .filter(denial -> denial.message.matcher(message).find())
                .findFirst();
    }

    /** What to do about it. */
    public String advice() {
        return advice;
    }
}
