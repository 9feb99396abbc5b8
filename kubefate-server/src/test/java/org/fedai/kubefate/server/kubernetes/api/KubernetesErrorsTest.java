package org.fedai.kubefate.server.kubernetes.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.fedai.kubefate.server.kubernetes.api.KubernetesException.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** The messages are those of Kubernetes 1.20 to 1.34. */
class KubernetesErrorsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            403 | admission webhook "images.example.com" denied the request: registry docker.io is not allowed                          | WEBHOOK
            400 | admission webhook "images.example.com" denied the request without explanation                                         | WEBHOOK
            401 | admission webhook "images.example.com" denied the request: unknown team                                               | WEBHOOK
            422 | deployments.apps "web" is forbidden: ValidatingAdmissionPolicy 'teams' with binding 'all' denied request: no owner    | POLICY
            403 | pods "web-0" is forbidden: violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false                | POD_SECURITY
            403 | pods "web-0" is forbidden: PodSecurityPolicy: unable to admit pod: []                                                 | POD_SECURITY
            403 | services "web" is forbidden: exceeded quota: small, requested: services=1, used: services=1, limited: services=1      | QUOTA
            403 | pods "web-0" is forbidden: failed quota: small: must specify limits.cpu                                               | QUOTA
            403 | pods "web-0" is forbidden: maximum memory usage per Container is 1Gi, but limit is 2Gi                                | LIMIT_RANGE
            403 | persistentvolumeclaims "data" is forbidden: minimum storage usage per PersistentVolumeClaim is 1Gi, but request is 1Mi | LIMIT_RANGE
            403 | pods "web-0" is forbidden: cpu max limit to request ratio per Container is 2, but provided ratio is 4.000000            | LIMIT_RANGE
            """)
    void a_denial_gets_the_advice_of_what_denied_it(int status, String message, Denial denial) {
        KubernetesException error = error(status, message);

        assertThat(error.kind()).isEqualTo(Kind.DENIED);
        assertThat(error.isTransient()).isFalse();
        assertThat(error).hasMessage("cannot apply Deployment a/web: " + message + "; " + denial.advice());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            403 | deployments.apps is forbidden: User "system:serviceaccount:a:b" cannot patch resource "deployments"                | FORBIDDEN    | grant the permission to the service account of KubeFATE
            500 | Internal error occurred: failed calling webhook "images.example.com": Post "https://x": dial tcp: connection refused | BUSY        | check that this admission webhook is running (kubectl get validatingwebhookconfigurations,mutatingwebhookconfigurations)
            503 | the server is currently unable to handle the request                                                               | BUSY         | try again
            401 | Unauthorized                                                                                                       | UNAUTHORIZED | renew the token or certificate in KUBECONFIG or of the service account
            """)
    void other_errors_get_theirs(int status, String message, Kind kind, String advice) {
        KubernetesException error = error(status, message);

        assertThat(error.kind()).isEqualTo(kind);
        assertThat(error).hasMessage("cannot apply Deployment a/web: " + message + "; " + advice);
    }

    private static KubernetesException error(int status, String message) {
        return KubernetesErrors.of(
                "apply Deployment a/web", status, JsonMapper.shared().valueToTree(Map.of("message", message)));
    }
}
