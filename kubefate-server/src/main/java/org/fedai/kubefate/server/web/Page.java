package org.fedai.kubefate.server.web;

import org.fedai.kubefate.server.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;

/**
 * Which part of a list is wanted: everything unless a limit is given.
 *
 * @param limit how many at most; null for all
 * @param offset how many to leave out at the beginning; null for none
 */
public record Page(@Nullable Integer limit, @Nullable Integer offset) {
    public Page {
        if ((limit != null && limit < 1) || (offset != null && offset < 0)) {
            throw Problem.malformed("limit must be at least 1 and offset at least 0");
        }
    }

    /** For a query whose order is part of itself. */
    public Pageable toPageable() {
        return new Slice(offset == null ? 0 : offset, limit == null ? Integer.MAX_VALUE : limit);
    }

    /** Counted in rows; Spring Data's own pages can only begin at multiples of their size. */
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
