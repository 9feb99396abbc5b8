package org.fedai.kubefate.server.web;

import org.fedai.kubefate.server.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;

/**
 * The requested part of a list; everything if no limit is given.
 *
 * @param limit maximum number of items; null for all
 * @param offset number of items to skip; null for none
 * @param sort {@code oldest} or {@code newest} first; null for the oldest
 */
public record Page(
        @Nullable Integer limit,
        @Nullable Integer offset,
        @Nullable String sort) {
    private static final String OLDEST = "oldest";
    private static final String NEWEST = "newest";

    public Page {
        if ((limit != null && limit < 1) || (offset != null && offset < 0)) {
            throw Problem.malformed("limit must be at least 1 and offset at least 0");
        }
        if (sort != null && !sort.isEmpty() && !sort.equals(OLDEST) && !sort.equals(NEWEST)) {
            throw Problem.malformed("sort must be " + OLDEST + " or " + NEWEST);
        }
    }

    /** For queries without an order of their own; rows are ordered by {@code id}, as they were created. */
    public Pageable toPageable() {
        Sort.Direction direction = NEWEST.equals(sort) ? Sort.Direction.DESC : Sort.Direction.ASC;
        return new Slice(
                offset == null ? 0 : offset, limit == null ? Integer.MAX_VALUE : limit, Sort.by(direction, "id"));
    }

    /** A pageable with an arbitrary offset; the pages of Spring Data start only at multiples of their size. */
    private record Slice(long offset, int size, Sort order) implements Pageable {
        @Override
        public int getPageNumber() {
            return (int) (offset / size);
        }

        @Override
        public int getPageSize() {
            return size;
        }

        @Override
        public long getOffset() {
            return offset;
        }

        @Override
        public Sort getSort() {
            return order;
        }

        @Override
        public Pageable next() {
            return new Slice(offset + size, size, order);
        }

        @Override
        public Pageable previousOrFirst() {
            return new Slice(Math.max(0, offset - size), size, order);
        }

        @Override
        public Pageable first() {
            return new Slice(0, size, order);
        }

        @Override
        public Pageable withPage(int pageNumber) {
            return new Slice((long) pageNumber * size, size, order);
        }

        @Override
        public boolean hasPrevious() {
            return offset > 0;
        }
    }
}
