package org.fedai.kubefate.server;

import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** Follows the calls of a method through the service's own classes. */
final class NotCallKubernetes extends ArchCondition<JavaMethod> {
    private static final Set<String> KUBERNETES =
            Set.of("KubernetesObjects", "KubernetesServer", "LiveCluster", "Namespaces", "PodLogs", "Workloads");

    NotCallKubernetes() {
        super("not call Kubernetes, directly or indirectly");
    }

    @Override
    public void check(JavaMethod method, ConditionEvents events) {
        Set<JavaCodeUnit> seen = new HashSet<>();
        Deque<JavaCodeUnit> open = new ArrayDeque<>();
        open.add(method);
        while (!open.isEmpty()) {
            JavaCodeUnit unit = open.remove();
            if (!seen.add(unit)) {
                continue;
            }
            for (JavaMethodCall call : unit.getMethodCallsFromSelf()) {
                if (KUBERNETES.contains(call.getTargetOwner().getSimpleName())) {
                    events.add(
                            SimpleConditionEvent.violated(method, method.getFullName() + ": " + call.getDescription()));
                }
                call.getTarget().resolveMember().ifPresent(open::add);
            }
        }
    }
}
