package org.fedai.kubefate.chart.internal.function.encoding;

import static org.fedai.kubefate.chart.internal.function.table.Parameter.MAP;
import static org.fedai.kubefate.chart.internal.function.table.Parameter.STRING;

import java.util.LinkedHashMap;
import java.util.Map;
import org.fedai.kubefate.chart.HelmVersion;
import org.fedai.kubefate.chart.internal.function.table.FunctionTable;
import org.fedai.kubefate.chart.internal.value.FunctionException;
import org.fedai.kubefate.chart.internal.value.Types;
import org.jspecify.annotations.Nullable;

/** URLs taken apart and put together. */
public final class UrlFunctions {
    private UrlFunctions() {}

    /**
     * @param helm whose rules for hosts apply: Helm 4 refuses several colons in http and https URLs
     */
    public static void addTo(FunctionTable table, HelmVersion helm) {
        table.add("urlParse", STRING, text -> parts(parse(text, helm)))
                .add("urlJoin", MAP, UrlFunctions::join)
                // Names are not looked up, as in Helm without --enable-dns.
                .add("getHostByName", STRING, name -> "");
    }

    private static GoUrl parse(String text, HelmVersion helm) {
        try {
            GoUrl url = GoUrl.parse(text);
            if (helm != HelmVersion.V3) {
                url.checkColons();
            }
            return url;
        } catch (FunctionException e) {
            throw new FunctionException("unable to parse url: " + e.getMessage());
        }
    }

    private static Map<String, @Nullable Object> parts(GoUrl url) {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        parts.put("scheme", url.scheme());
        parts.put("userinfo", url.user() == null ? "" : url.user());
        parts.put("host", url.host());
        parts.put("hostname", url.hostname());
        parts.put("path", url.path());
        parts.put("query", url.query());
        parts.put("opaque", url.opaque());
        parts.put("fragment", url.fragment());
        return parts;
    }

    private static String join(Map<String, @Nullable Object> parts) {
        String scheme = part(parts, "scheme");
        String host = part(parts, "host");
        String path = part(parts, "path");
        String query = part(parts, "query");
        String opaque = part(parts, "opaque");
        String fragment = part(parts, "fragment");
        String user = part(parts, "userinfo");
        return new GoUrl(scheme, opaque, user.isEmpty() ? null : user(user), host, path, query, fragment).toString();
    }

    private static @Nullable String user(String text) {
        try {
            return GoUrl.parse("proto://" + text + "@host").user();
        } catch (FunctionException e) {
            throw new FunctionException("unable to parse userinfo in dict: " + e.getMessage());
        }
    }

    private static String part(Map<String, @Nullable Object> parts, String key) {
        Object part = parts.getOrDefault(key, "");
        if (part == null) {
            throw new FunctionException("runtime error: invalid memory address or nil pointer dereference");
        }
        if (!(part instanceof String text)) {
            throw new FunctionException(
                    "unable to parse " + key + " key, must be of type string, but " + Types.kindOf(part) + " found");
        }
        return text;
    }
}
