package org.fedai.kubefate.server.kubernetes;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.net.http.HttpClient;
import java.time.Clock;
import org.fedai.kubefate.sandbox.Sandbox;
import org.fedai.kubefate.server.kubernetes.api.AcceptedCredentials;
import org.fedai.kubefate.server.kubernetes.api.KubeApi;
import org.fedai.kubefate.server.kubernetes.api.KubernetesServer;
import org.fedai.kubefate.server.kubernetes.api.Namespaces;
import org.fedai.kubefate.server.kubernetes.api.RequestCounts;
import org.fedai.kubefate.server.kubernetes.api.ResourceTypes;
import org.fedai.kubefate.server.kubernetes.apply.AdoptObjects;
import org.fedai.kubefate.server.kubernetes.apply.KubernetesObjects;
import org.fedai.kubefate.server.kubernetes.diagnosis.ClusterWatches;
import org.fedai.kubefate.server.kubernetes.diagnosis.LiveCluster;
import org.fedai.kubefate.server.kubernetes.diagnosis.LogExcerpts;
import org.fedai.kubefate.server.kubernetes.diagnosis.Workloads;
import org.fedai.kubefate.server.kubernetes.logs.PodLogs;
import org.fedai.kubefate.server.kubernetes.proxy.ServiceProxy;
import org.fedai.kubefate.server.kubernetes.watch.SharedWatches;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/**
 * Beans that access Kubernetes. None of them sends a request when it is created, so that the service starts while
 * Kubernetes is unavailable.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KubernetesSettings.class)
class KubernetesConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(KubernetesConfiguration.class);

    @Bean
    @Conditional(OnSandbox.class)
    Sandbox sandbox(KubernetesSettings settings, ObjectProvider<SandboxFile> files) {
        SandboxFile file = files.getIfAvailable(() -> new SandboxFile(null));
        if (file.path() == null) {
            LOG.warn(
                    "the objects of the sandbox are not kept: after a restart, clusters in the database have no objects");
            return Sandbox.start(settings.sandboxPort(), settings.sandboxNode());
        }
        LOG.info("the sandbox keeps its objects in {}", file.path());
        return Sandbox.start(settings.sandboxPort(), settings.sandboxNode(), file.path());
    }

    @Bean
    KubernetesClient kubernetesClient(ObjectProvider<Sandbox> sandbox) {
        Sandbox inside = sandbox.getIfAvailable();
        Config config = inside == null ? Config.autoConfigure(null) : Config.fromKubeconfig(inside.kubeconfig());
        LOG.info("Kubernetes: {}{}", inside == null ? "" : "in-process sandbox, ", config.getMasterUrl());
        return new KubernetesClientBuilder()
                .withConfig(tuned(config))
                .withHttpClientFactory(new WithoutRedirects())
                .build();
    }

    /**
     * The API server does not redirect, but a container behind its proxy might, to where the service's credentials must not be sent.
     */
    private static final class WithoutRedirects extends JdkHttpClientFactory {
        @Override
        protected void additionalConfig(HttpClient.Builder builder) {
            builder.followRedirects(HttpClient.Redirect.NEVER);
        }
    }

    @Bean
    KubeApi kubeApi(KubernetesClient client, ObjectProvider<Clock> clock) {
        return new KubeApi(client, clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    AcceptedCredentials acceptedCredentials(KubeApi api) {
        return api.credentials();
    }

    @Bean
    ResourceTypes resourceTypes(KubeApi api) {
        return new ResourceTypes(api);
    }

    @Bean
    KubernetesObjects kubernetesObjects(KubeApi api, ResourceTypes types) {
        return new KubernetesObjects(api, types);
    }

    @Bean
    AdoptObjects adoptObjects(KubeApi api, ResourceTypes types) {
        return new AdoptObjects(api, types);
    }

    @Bean
    Namespaces namespaces(KubeApi api, ObjectProvider<Clock> clock) {
        return new Namespaces(api, clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    KubernetesServer kubernetesServer(KubeApi api, ObjectProvider<Clock> clock) {
        return new KubernetesServer(api, clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    SharedWatches sharedWatches(KubeApi api) {
        return new SharedWatches(api);
    }

    @Bean
    MeterBinder watches(SharedWatches watches) {
        return meters -> Gauge.builder("kubefate.kubernetes.watches", watches, SharedWatches::size)
                .description(
                        "Open watches on the Kubernetes API; one per kind, or where permissions are limited one per kind and namespace")
                .register(meters);
    }

    @Bean
    MeterBinder requests(KubeApi api) {
        return meters -> {
            for (RequestCounts.Verb verb : RequestCounts.Verb.values()) {
                FunctionCounter.builder("kubefate.kubernetes.requests", api.counts(), counts -> counts.of(verb))
                        .tag("verb", verb.name())
                        .description("Requests to the Kubernetes API, without retries")
                        .register(meters);
            }
        };
    }

    @Bean
    MeterBinder logStreams(PodLogs logs) {
        return meters -> Gauge.builder("kubefate.kubernetes.log.streams", logs, PodLogs::streams)
                .description("Open streams of container logs; one per container and client that follows it")
                .register(meters);
    }

    @Bean
    LogExcerpts logExcerpts(KubeApi api) {
        return new LogExcerpts(api);
    }

    @Bean
    Workloads workloads(SharedWatches watches, LogExcerpts logs, ObjectProvider<Clock> clock) {
        return new Workloads(watches, logs, clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    LiveCluster liveCluster(KubeApi api, LogExcerpts logs) {
        return new LiveCluster(api, logs);
    }

    @Bean
    ClusterWatches clusterWatches(SharedWatches watches, ResourceTypes types) {
        return new ClusterWatches(watches, types);
    }

    @Bean
    ServiceProxy serviceProxy(KubeApi api, ObjectProvider<Sandbox> sandbox) {
        return new ServiceProxy(api, sandbox.getIfAvailable() != null);
    }

    @Bean
    PodLogs podLogs(KubeApi api, SharedWatches watches) {
        return new PodLogs(api, watches);
    }

    /**
     * HTTP/1.1, because each watch and followed log is a stream and an API server allows only a few hundred streams per
     * HTTP/2 connection. Few retries, so that callers soon learn that Kubernetes is unavailable.
     */
    private static Config tuned(Config config) {
        return new ConfigBuilder(config)
                .withHttp2Disable(true)
                .withConnectionTimeout(5_000)
                .withRequestRetryBackoffLimit(3)
                .withRequestRetryBackoffInterval(200)
                .build();
    }
}
