package org.fedai.kubefate.chart.internal.value;

/** A complex128. Prints as {@code (1+2i)}. */
public record Complex(double real, double imaginary) {
    /** As Go compares: zeros of either sign are equal, and NaN equals nothing. */
    public boolean isSameAs(Complex other) {
        return real == other.real && imaginary == other.imaginary;
    }

    boolean isZero() {
        return real == 0 && imaginary == 0;
    }
}
