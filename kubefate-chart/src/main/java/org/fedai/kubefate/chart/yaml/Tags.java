package org.fedai.kubefate.chart.yaml;

/** The tags of YAML 1.1 that have a meaning here. */
final class Tags {
    private static final String PREFIX = "tag:yaml.org,2002:";

    static final String NULL = PREFIX + "null";
    static final String BOOL = PREFIX + "bool";
    static final String INT = PREFIX + "int";
    static final String FLOAT = PREFIX + "float";
    static final String STR = PREFIX + "str";
    static final String BINARY = PREFIX + "binary";
    static final String TIMESTAMP = PREFIX + "timestamp";
    static final String MERGE = PREFIX + "merge";

    private Tags() {}

    static String shortForm(String tag) {
        return tag.startsWith(PREFIX) ? "!!" + tag.substring(PREFIX.length()) : tag;
    }
}
