package org.fedai.kubefate.common.charts.parity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The tables that an SQL script makes, each with its columns and indexes, whether an index is made with the table or after it. */
final class SqlTables {
    private static final Pattern TABLE =
            Pattern.compile("create table if not exists (\\w+) \\((.*)\\)(.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern INDEX =
            Pattern.compile("create +(unique )?index (\\w+) on (\\w+) ?(\\(.*\\))", Pattern.CASE_INSENSITIVE);
    private static final Pattern INLINE_INDEX =
            Pattern.compile("(unique )?index (\\w+) ?(\\(.*\\))", Pattern.CASE_INSENSITIVE);

    private final Map<String, String> facts = new TreeMap<>();

    private SqlTables() {}

    static Map<String, String> read(String script) {
        SqlTables tables = new SqlTables();
        for (String statement :
                String.join("\n", SettingsFile.withoutComments(script, "--")).split(";", -1)) {
            String line = statement.replace("`", "").strip().replaceAll("\\s+", " ");
            if (!line.isEmpty()) {
                tables.add(line);
            }
        }
        return tables.facts;
    }

    private void add(String statement) {
        Matcher table = TABLE.matcher(statement);
        Matcher index = INDEX.matcher(statement);
        if (table.matches()) {
            facts.put(table.group(1) + " options", plain(table.group(3)));
            items(table.group(2)).forEach(item -> addItem(table.group(1), item));
        } else if (index.matches()) {
            addIndex(index.group(3), index.group(1), index.group(2), index.group(4));
        } else {
            facts.put("statement " + plain(statement), "yes");
        }
    }

    private void addItem(String table, String item) {
        Matcher index = INLINE_INDEX.matcher(item);
        if (index.matches()) {
            addIndex(table, index.group(1), index.group(2), index.group(3));
        } else {
            String[] column = item.split(" ", 2);
            facts.put(table + " column " + column[0], plain(column[1]));
        }
    }

    private void addIndex(String table, @Nullable String unique, String name, String columns) {
        facts.put(table + " index " + name, (unique == null ? "" : "unique ") + plain(columns));
    }

    private static String plain(String text) {
        return text.strip().replace(" ", "").toLowerCase(Locale.ROOT);
    }

    /** What stands between commas that are not inside of brackets. */
    private static List<String> items(String body) {
        List<String> items = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                items.add(body.substring(start, i).strip());
                start = i + 1;
            }
        }
        items.add(body.substring(start).strip());
        return items;
    }
}
