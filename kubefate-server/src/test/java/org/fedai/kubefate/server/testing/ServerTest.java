package org.fedai.kubefate.server.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;

/** The whole service on a free port, with an embedded database of its own and the sandbox for Kubernetes. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RunningServiceParameters.class)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "kubefate.database.file=target/databases/${random.uuid}",
            "kubefate.sandbox=true",
            "kubefate.repository.url=none",
            "server.address=127.0.0.1",
            // The tests speak for clients behind a proxy.
            "FATECLOUD_TRUSTED_PROXIES=127.0.0.0/8"
        })
public @interface ServerTest {}
