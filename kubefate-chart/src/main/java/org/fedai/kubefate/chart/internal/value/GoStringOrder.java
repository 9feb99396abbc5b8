package org.fedai.kubefate.chart.internal.value;

import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The order of Go's strings, by their UTF-8 bytes: Java's own differs beyond U+FFFF. */
public final class GoStringOrder implements Comparator<String> {
    public static final GoStringOrder INSTANCE = new GoStringOrder();

    private GoStringOrder() {}

    @Override
    public int compare(String a, String b) {
        int common = Math.min(a.length(), b.length());
        for (int i = 0; i < common; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean sameHalf = Character.isSurrogate(x) == Character.isSurrogate(y);
                return sameHalf ? x - y : Character.isSurrogate(x) ? 1 : -1;
            }
        }
        return a.length() - b.length();
    }

    /** The entries of a map in the order in which templates see them. */
    @SuppressWarnings("unchecked")
    public static List<Map.Entry<String, @Nullable Object>> sorted(Map<?, ?> map) {
        List<Map.Entry<String, @Nullable Object>> entries =
                new ArrayList<>(((Map<String, @Nullable Object>) map).entrySet());
        entries.sort(Map.Entry.comparingByKey(INSTANCE));
        return entries;
    }

    /** {@link #sorted} for a snapshot of the map. */
    public static List<Map.Entry<String, @Nullable Object>> snapshot(Map<?, ?> map) {
        List<Map.Entry<String, @Nullable Object>> entries = sorted(map);
        entries.replaceAll(SimpleImmutableEntry::new);
        return entries;
    }
}
