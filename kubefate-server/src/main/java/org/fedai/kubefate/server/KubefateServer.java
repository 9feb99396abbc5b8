package org.fedai.kubefate.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The service. */
@SpringBootApplication
public class KubefateServer {
    public static void main(String[] args) {
        SpringApplication.run(KubefateServer.class, args);
    }
}
