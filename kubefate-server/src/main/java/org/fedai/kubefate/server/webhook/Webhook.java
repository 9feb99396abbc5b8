package org.fedai.kubefate.server.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fedai.kubefate.common.KubefateException;
import org.fedai.kubefate.common.api.ClusterStatus;
import org.fedai.kubefate.common.api.Event;
import org.fedai.kubefate.common.api.JobStatus;
import org.fedai.kubefate.server.event.StoredEvent;
import org.jspecify.annotations.Nullable;

/**
 * A receiver of events, whose settings have been checked.
 *
 * @param id the same in all replicas, and after a restart; does not reveal the URL
 * @param kinds names of kinds
 * @param statuses empty for all
 */
record Webhook(
        String id,
        URI url,
        String secret,
        Set<String> kinds,
        Set<String> statuses,
        Duration timeout,
        Duration patience) {
    /**
     * Checks the settings.
     *
     * @throws KubefateException naming the setting if one is invalid
     */
    static List<Webhook> of(WebhookSettings settings) {
        List<Webhook> webhooks = new ArrayList<>();
        for (WebhookSettings.Receiver receiver : settings.webhooks()) {
            String setting = "kubefate.webhooks[" + webhooks.size() + "]";
            Webhook webhook = of(receiver, setting);
            if (webhooks.stream().anyMatch(other -> other.id.equals(webhook.id))) {
                throw new KubefateException(
                        setting + ".url is the url of another webhook; name all kinds in one of them");
            }
            webhooks.add(webhook);
        }
        return List.copyOf(webhooks);
    }

    private static Webhook of(WebhookSettings.Receiver receiver, String setting) {
        URI url = url(receiver.url(), setting + ".url");
        if (!receiver.timeout().isPositive() || !receiver.patience().isPositive()) {
            throw new KubefateException(setting + ": timeout and patience must be longer than 0");
        }
        return new Webhook(
                sha256(url.toString()),
                url,
                receiver.secret(),
                known(receiver.kinds(), names(Event.Kind.values()), setting + ".kinds"),
                known(
                        receiver.statuses(),
                        Stream.concat(names(JobStatus.values()).stream(), names(ClusterStatus.values()).stream())
                                .collect(Collectors.toCollection(TreeSet::new)),
                        setting + ".statuses"),
                receiver.timeout(),
                receiver.patience());
    }

    boolean wants(StoredEvent event) {
        return kinds.contains(event.kind()) && (statuses.isEmpty() || statuses.contains(event.status()));
    }

    /** For the log: the URLs of chats contain a secret after the host. */
    @Override
    public String toString() {
        return "webhook of " + url.getHost();
    }

    /** The URL is not part of messages, because it may be a secret. */
    private static URI url(@Nullable String text, String setting) {
        try {
            URI url = URI.create(text == null ? "" : text.strip());
            boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            if (http && url.getHost() != null && url.getRawUserInfo() == null && url.getRawFragment() == null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            throw new KubefateException(setting + " is not a valid URL; expected https://host/path");
        }
        throw new KubefateException(
                setting + " is not a valid URL; expected https://host/path, without user and fragment");
    }

    private static Set<String> known(List<String> given, Collection<String> all, String setting) {
        Set<String> found = new TreeSet<>();
        for (String name : given) {
            found.add(all.stream()
                    .filter(one -> one.equalsIgnoreCase(name.strip()))
                    .findFirst()
                    .orElseThrow(() -> new KubefateException(
                            setting + ": " + name + " is unknown; expected some of " + String.join(", ", all))));
        }
        return found;
    }

    private static Set<String> names(Enum<?>[] all) {
        return Arrays.stream(all).map(Enum::toString).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
