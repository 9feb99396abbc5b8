package org.fedai.kubefate.server;

import org.fedai.kubefate.server.startup.CommandLine;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The service. */
@SpringBootApplication
public class KubefateServer {
    public static void main(String[] args) {
        CommandLine commandLine = CommandLine.parse(args, System.getenv());
        if (commandLine.wantsHelp()) {
            System.out.print(CommandLine.HELP);
            return;
        }
        SpringApplication application = new SpringApplication(KubefateServer.class);
        application.setDefaultProperties(commandLine.defaults());
        application.run(commandLine.springArguments().toArray(String[]::new));
    }
}
