package org.fedai.kubefate.server;

import org.fedai.kubefate.server.startup.CommandLine;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The entry point of the service. */
@SpringBootApplication
public class KubefateServer {
    public static void main(String[] args) {
        CommandLine commandLine = CommandLine.parse(args, System.getenv());
        if (commandLine.wantsHelp()) {
            System.out.print(CommandLine.HELP);
            return;
        }
        // By default Java does not send basic credentials to a proxy when it opens a tunnel for https. Has to be set
        // before the first connection.
        System.getProperties().putIfAbsent("jdk.http.auth.tunneling.disabledSchemes", "");
        // Each watch and each followed log holds a connection to the API server with a buffer of this size, by default
        // 16 KiB; most of them are idle.
        System.getProperties().putIfAbsent("jdk.httpclient.bufsize", "2048");
        // Two for each WebSocket, by default 8 KiB; a log line that is longer goes out in parts.
        System.getProperties().putIfAbsent("org.apache.tomcat.websocket.DEFAULT_BUFFER_SIZE", "2048");
        SpringApplication application = new SpringApplication(KubefateServer.class);
        application.setDefaultProperties(commandLine.defaults());
        String[] arguments = commandLine.springArguments().toArray(String[]::new);
        if (commandLine.isImport()) {
            // Only what the import needs, so that nothing is served and no job is run.
            application.setWebApplicationType(WebApplicationType.NONE);
            application.setLazyInitialization(true);
            application.run(arguments).close();
        } else {
            application.run(arguments);
        }
    }
}
