package org.fedai.kubefate.chart.internal.value;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** An integer of a Go type other than {@code int}, which is a Long. */
public final class GoInteger extends Number {
    private static final long serialVersionUID = 1L;

    /** The integer types of Go but {@code int}. */
    public enum Kind {
        INT8,
        INT16,
        INT32,
        INT64,
        UINT,
        UINT8,
        UINT16,
        UINT32,
        UINT64,
        UINTPTR;

        private final String goName = name().toLowerCase(java.util.Locale.ROOT);

        public String goName() {
            return goName;
        }

        public boolean unsigned() {
            return goName.startsWith("u");
        }
    }

    private final Kind kind;
    private final long value;

    private GoInteger(Kind kind, long value) {
        this.kind = kind;
        this.value = value;
    }

    /**
     * @param value cut to the width of the type as Go's conversions do; a uint64 above 2^63-1 is given as its two's complement
     */
    public static GoInteger of(Kind kind, long value) {
        long cut = switch (kind) {
            case INT8 -> (byte) value;
            case INT16 -> (short) value;
            case INT32 -> (int) value;
            case UINT8 -> value & 0xFF;
            case UINT16 -> value & 0xFFFF;
            case UINT32 -> value & 0xFFFF_FFFFL;
            case INT64, UINT, UINT64, UINTPTR -> value;
        };
        return new GoInteger(kind, cut);
    }

    public static GoInteger int64(long value) {
        return of(Kind.INT64, value);
    }

    public static GoInteger int32(long value) {
        return of(Kind.INT32, value);
    }

    public static GoInteger uint8(long value) {
        return of(Kind.UINT8, value);
    }

    public static GoInteger uint32(long value) {
        return of(Kind.UINT32, value);
    }

    public static GoInteger uint64(long value) {
        return of(Kind.UINT64, value);
    }

    public Kind kind() {
        return kind;
    }

    @Override
    public int intValue() {
        return (int) value;
    }

    @Override
    public long longValue() {
        return value;
    }

    @Override
    public float floatValue() {
        return (float) doubleValue();
    }

    @Override
    public double doubleValue() {
        return kind.unsigned() && value < 0 ? new BigInteger(toString()).doubleValue() : value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GoInteger that && that.kind == kind && that.value == value;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(value) * 31 + kind.hashCode();
    }

    @Override
    public String toString() {
        return kind.unsigned() ? Long.toUnsignedString(value) : Long.toString(value);
    }
}
