package org.fedai.kubefate.common.spec;

import java.util.Optional;
import java.util.regex.Pattern;

/** Which names Kubernetes and Helm accept, and what is wrong with others. */
public final class KubernetesNames {
    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final Pattern NAMESPACE = Pattern.compile(LABEL);
    private static final Pattern RELEASE = Pattern.compile(LABEL + "(\\." + LABEL + ")*");
    private static final int LONGEST_NAMESPACE = 63;
    private static final int LONGEST_RELEASE = 53;

    private KubernetesNames() {}

    /** What is wrong with the name of a release, which is that of a cluster; empty when nothing is. */
    public static Optional<String> wrongInRelease(String name) {
        return wrong(name, RELEASE, LONGEST_RELEASE, "a-z, 0-9, - and .");
    }

    /** What is wrong with the name of a namespace; empty when nothing is. */
    public static Optional<String> wrongInNamespace(String name) {
        return wrong(name, NAMESPACE, LONGEST_NAMESPACE, "a-z, 0-9 and -");
    }

    private static Optional<String> wrong(String name, Pattern pattern, int longest, String characters) {
        if (name.length() > longest) {
            return Optional.of("has " + name.length() + " characters; Kubernetes takes at most " + longest);
        }
        if (!pattern.matcher(name).matches()) {
            return Optional.of("is refused by Kubernetes: use " + characters + ", with a letter or digit at both ends");
        }
        return Optional.empty();
    }
}
