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
 */
public record Page(@Nullable Integer limit, @Nullable Integer offset) {
    public Page {
        if ((limit != null && limit < 1) || (offset != null && offset < 0)) {
            throw Problem.malformed("limit must be at least 1 and offset at least 0");
        }
    }

    /** For queries that define their own order. */
    public Pageable toPageable() {
        return new Slice(offset == null ? 0 : offset, limit == null ? Integer.MAX_VALUE : limit);
    }

    /** A pageable with an arbitrary offset; the pages of Spring Data start only at multiples of their size. */
    private record Slice(long offset, int size) implements Pageable {
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
            return Sort.unsorted();
        }

        @Override
        public Pageable next() {
            return new Slice(offset + size, size);
        }

        @Override
        public Pageable previousOrFirst() {
            return new Slice(Math.max(0, offset - size), size);
        }

        @Override
        public Pageable first() {
            return new Slice(0, size);
        }

        @Override
        public Pageable withPage(int pageNumber) {
            return new Slice((long) pageNumber * size, size);
        }

        @Override
        public boolean hasPrevious() {
            return offset > 0;
        }
    }
}
