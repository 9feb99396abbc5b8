package org.fedai.kubefate.server.testing;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Hands methods of tests the service of their application context, logged in once for a class, and names of namespaces for each test, which are removed
 * after it.
 */
final class RunningServiceParameters implements ParameterResolver, AfterEachCallback {
    private static final Namespace OURS = Namespace.create(RunningServiceParameters.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == RunningService.class || type == TestNamespaces.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningService.class
                ? ofClass(context)
                        .getStore(OURS)
                        .computeIfAbsent(RunningService.class, unused -> service(context), RunningService.class)
                : context.getStore(OURS)
                        .computeIfAbsent(TestNamespaces.class, unused -> new TestNamespaces(), TestNamespaces.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        @Nullable TestNamespaces used = context.getStore(OURS).get(TestNamespaces.class, TestNamespaces.class);
        if (used != null) {
            used.remove(application(context).getBean(KubernetesClient.class));
        }
    }

    private static RunningService service(ExtensionContext context) {
        String port = application(context).getEnvironment().getProperty("local.server.port");
        return new RunningService(Integer.parseInt(Objects.requireNonNull(port)));
    }

    private static ApplicationContext application(ExtensionContext context) {
        return SpringExtension.getApplicationContext(context);
    }

    private static ExtensionContext ofClass(ExtensionContext context) {
        return context.getTestMethod().isEmpty()
                ? context
                : ofClass(context.getParent().orElseThrow());
    }
}
