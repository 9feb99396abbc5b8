/**
 * The values of templates as Go sees them: which Java type stands for which Go type, how each prints, compares and counts as true.
 *
 * <p>nil is null, bool a Boolean, string a String, int a Long, float64 a Double; every other integer type is a {@link
 * org.fedai.kubefate.chart.internal.value.GoInteger}. {@code map[string]interface{}} is any Map and {@code []interface{}} any List that
 * are not {@link org.fedai.kubefate.chart.internal.value.TypedMap} or {@link org.fedai.kubefate.chart.internal.value.TypedList}.
 * time.Time is a ZonedDateTime, time.Duration a Duration; structs are {@link org.fedai.kubefate.chart.internal.value.GoStruct}s.
 */
@NullMarked
package org.fedai.kubefate.chart.internal.value;

import org.jspecify.annotations.NullMarked;
