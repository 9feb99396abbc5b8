package org.fedai.kubefate.server.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;

/** Like {@link ServerTest}, with the API server that KUBECONFIG names for Kubernetes; left out when it names none. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RunningServiceParameters.class)
@Tag("slow")
@EnabledIfEnvironmentVariable(named = "KUBECONFIG", matches = ".+")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "kubefate.database.file=target/databases/${random.uuid}",
            "kubefate.sandbox=false",
            "server.address=127.0.0.1"
        })
public @interface KubernetesTest {}
