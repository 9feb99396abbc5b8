package org.fedai.kubefate.sandbox.node;

import java.util.Map;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.schema.Quantity;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the pods on the simulated node may request together. Nothing of it is used: the pods run no containers.
 *
 * @param cpu processors, as a quantity of Kubernetes: {@code 16} or {@code 500m}
 * @param memory bytes, as a quantity of Kubernetes: {@code 64Gi}
 * @param pods how many pods fit on the node
 */
public record NodeSize(String cpu, String memory, int pods) {
    /** Room for 20 parties with all their modules, each of which requests up to 10 CPUs and 40 GiB in 40 pods. */
    public static final NodeSize DEFAULT = new NodeSize("256", "1Ti", 1000);

    /** @throws IllegalArgumentException if a value is not a quantity of Kubernetes above zero */
    public NodeSize {
        positive("CPU", cpu, "16 or 500m");
        positive("memory", memory, "64Gi");
        positive("number of pods", Integer.toString(pods), "110");
    }

    ObjectNode capacity() {
        return Json.object(
                Map.of("cpu", cpu, "memory", memory, "pods", Integer.toString(pods), "ephemeral-storage", "10Ti"));
    }

    private static void positive(String what, String quantity, String example) {
        if (Quantity.parse(Json.MAPPER.getNodeFactory().stringNode(quantity))
                .filter(amount -> amount.signum() > 0)
                .isEmpty()) {
            throw new IllegalArgumentException("the " + what + " of the sandbox's node is " + quantity
                    + ", which is not a quantity of Kubernetes above zero; write for example " + example);
        }
    }
}
