package org.fedai.kubefate.common.spec;

import java.util.Optional;
import java.util.regex.Pattern;

/** The names that Kubernetes and Helm accept. */
public final class KubernetesNames {
    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final Pattern NAMESPACE = Pattern.compile(LABEL);
    private static final Pattern RELEASE = Pattern.compile(LABEL + "(\\." + LABEL + ")*");
    private static final Pattern LABEL_TEXT = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?");
    private static final int MAX_NAMESPACE = 63;
    private static final int MAX_OBJECT = 253;
    private static final int MAX_RELEASE = 53;

    private KubernetesNames() {}

    /** The problem with the name of a release, which is that of a cluster; empty if it is valid. */
    public static Optional<String> releaseNameProblem(String name) {
        return problem(name, RELEASE, MAX_RELEASE, "a-z, 0-9, - and .");
    }

    /** The problem with the name of a namespace; empty if it is valid. */
    public static Optional<String> namespaceProblem(String name) {
        return problem(name, NAMESPACE, MAX_NAMESPACE, "a-z, 0-9 and -");
    }

    /** The problem with the name of an object, such as a claim or a Secret; empty if it is valid. */
    public static Optional<String> objectNameProblem(String name) {
        return problem(name, RELEASE, MAX_OBJECT, "a-z, 0-9, - and .");
    }

    /** The problem with a host of an Ingress, which may begin with {@code *.}; empty if it is valid. */
    public static Optional<String> hostProblem(String name) {
        return objectNameProblem(name.startsWith("*.") ? name.substring(2) : name);
    }

    /** The problem with the key of a label, which may begin with a domain and a slash; empty if it is valid. */
    public static Optional<String> labelKeyProblem(String key) {
        int slash = key.indexOf('/');
        Optional<String> prefix = slash < 0 ? Optional.empty() : objectNameProblem(key.substring(0, slash));
        return prefix.isPresent() ? prefix : labelProblem(key.substring(slash + 1));
    }

    /** The problem with the value of a label, which may be empty; empty if it is valid. */
    public static Optional<String> labelValueProblem(String value) {
        return value.isEmpty() ? Optional.empty() : labelProblem(value);
    }

    private static Optional<String> labelProblem(String text) {
        return problem(text, LABEL_TEXT, MAX_NAMESPACE, "letters, digits, -, _ and .");
    }

    private static Optional<String> problem(String name, Pattern pattern, int maxLength, String characters) {
        if (name.length() > maxLength) {
            return Optional.of("has " + name.length() + " characters; Kubernetes allows at most " + maxLength);
        }
        if (!pattern.matcher(name).matches()) {
            return Optional.of(
                    "is not a valid name in Kubernetes: use " + characters + ", with a letter or digit at both ends");
        }
        return Optional.empty();
    }
}
