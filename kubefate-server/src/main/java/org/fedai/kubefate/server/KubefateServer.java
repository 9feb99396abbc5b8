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
        // Java would not tell a proxy its password before it lets an https connection through. Counts only before the
        // first connection.
        System.getProperties().putIfAbsent("jdk.http.auth.tunneling.disabledSchemes", "");
        SpringApplication application = new SpringApplication(KubefateServer.class);
        application.setDefaultProperties(commandLine.defaults());
        application.run(commandLine.springArguments().toArray(String[]::new));
    }
}
