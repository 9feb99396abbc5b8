package org.fedai.kubefate.cli.draft;

import java.util.ArrayList;
import java.util.List;
import org.fedai.kubefate.chart.yaml.Yaml;

/** Writes a draft as YAML with explaining comments. */
final class DraftWriter {
    private final Draft draft;
    private final NodePorts ports;
    private final StringBuilder text = new StringBuilder();

    DraftWriter(Draft draft) {
        this.draft = draft;
        this.ports = NodePorts.of(draft.party());
    }

    String write() {
        head();
        modules();
        pages();
        if (draft.engine() == EngineChoice.EGGROLL) {
            osx();
            fateflow();
        } else {
            fateflow();
            nginx();
            queue();
        }
        return text.toString();
    }

    private void head() {
        add(
                """
                # Party %d. Install it with: kubefate cluster install -f FILE --create-namespace --wait
                # Every other key, with its default, is in the example of the chart fate (values-template-example.yaml).
                name: %s
                namespace: %s
                chartName: fate
                chartVersion: %s
                partyId: %d
                """,
                draft.party(),
                scalar(draft.name()),
                scalar(draft.namespace()),
                scalar(draft.chartVersion()),
                draft.party());
        if (!draft.registry().isEmpty()) {
            add("""

                    # Registry of the images instead of Docker Hub.
                    registry: %s
                    """, scalar(draft.registry()));
        }
    }

    private void modules() {
        add("\nmodules:\n");
        draft.engine().modules().forEach(module -> add("  - %s\n", module));
        add(
                """

                computing: %s
                federation: %s
                storage: %s
                # Basic, NN (neural networks too) or ALL (large language models too)
                algorithm: Basic
                # CPU, IPCL or GPU
                device: CPU

                # If false, data is lost with the pods. If true, it is stored on volumes of the cluster's default storage class.
                persistence: %s
                """,
                draft.engine().computing(),
                draft.engine().federation(),
                draft.engine().storage(),
                draft.persistence());
    }

    private void pages() {
        add("""

                # Let these names resolve to the ingress controller to open the web UIs in a browser.
                ingress:
                """);
        List<String> pages = new ArrayList<>(List.of("fateboard", "client"));
        List.of("spark", "pulsar", "rabbitmq").stream()
                .filter(draft.engine().modules()::contains)
                .forEach(pages::add);
        for (String page : pages) {
            String host = page.equals("client") ? "notebook" : page;
            add("  %s:\n    hosts:\n      - name: party%d.%s.%s\n", page, draft.party(), host, draft.domain());
        }
    }

    private void osx() {
        add("""

                osx:
                  # Other parties connect to this port of any node.
                  type: NodePort
                  nodePort: %d
                """, ports.osx());
        if (!draft.peers().isEmpty()) {
            add("  # The other parties: one of their nodes, and the port of their osx.\n  partyList:\n");
        }
        draft.peers()
                .forEach(peer -> add(
                        "    - partyId: %d\n      partyIp: %s\n      partyPort: %d\n",
                        peer.id(), scalar(peer.host()), peer.ports().osx()));
    }

    private void fateflow() {
        add("""

                python:
                  # Jobs can be submitted to these ports of any node.
                  type: NodePort
                  httpNodePort: %d
                  grpcNodePort: %d
                """, ports.fateflowHttp(), ports.fateflowGrpc());
    }

    private void nginx() {
        add("""

                # FATE-Flow exchanges messages with other parties through nginx.
                nginx:
                  type: NodePort
                  httpNodePort: %d
                  grpcNodePort: %d
                """, ports.nginxHttp(), ports.nginxGrpc());
        if (!draft.peers().isEmpty()) {
            add("  # The other parties: one of their nodes, and the ports of their nginx.\n  route_table:\n");
        }
        draft.peers()
                .forEach(peer -> add(
                        "    %d:\n      fateflow:\n        - host: %s\n          http_port: %d\n          "
                                + "grpc_port: %d\n",
                        peer.id(),
                        scalar(peer.host()),
                        peer.ports().nginxHttp(),
                        peer.ports().nginxGrpc()));
    }

    private void queue() {
        boolean pulsar = draft.engine().federation().equals("Pulsar");
        String name = pulsar ? "pulsar" : "rabbitmq";
        add(
                "\n# Data is sent from the %s of this party to those of the others.\n%s:\n  type: NodePort\n",
                draft.engine().federation(), name);
        if (pulsar) {
            add("  httpNodePort: %d\n  httpsNodePort: %d\n", ports.queue(), ports.queueTls());
        } else {
            add("  nodePort: %d\n", ports.queue());
        }
        add("  route_table:\n    %d:\n      host: %s\n      port: %d\n", draft.party(), name, pulsar ? 6650 : 5672);
        if (pulsar) {
            add("      sslPort: 6651\n");
        }
        for (Peer peer : draft.peers()) {
            add(
                    "    %d:\n      host: %s\n      port: %d\n",
                    peer.id(), scalar(peer.host()), peer.ports().queue());
            if (pulsar) {
                add("      sslPort: %d\n      proxy: \"\"\n", peer.ports().queueTls());
            }
        }
    }

    @SuppressWarnings(
            "AnnotateFormatMethod") // Its annotation would require another library for this method only; tests cover
    // every line.
    private void add(String format, Object... values) {
        text.append(format.formatted(values));
    }

    /** A scalar from user input, quoted if YAML requires it. */
    private static String scalar(String value) {
        return Yaml.write(value);
    }
}
