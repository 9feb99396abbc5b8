package org.fedai.kubefate.server.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.test.context.ContextConfiguration;
import org.testcontainers.junit.jupiter.Testcontainers;

/** Like {@link ServerTest}, on MySQL; left out without Docker. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("slow")
@Testcontainers(disabledWithoutDocker = true)
@ServerTest
@ContextConfiguration(initializers = Databases.MySql.class)
public @interface MySqlTest {}
