package org.fedai.kubefate.server.web;

import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import org.fedai.kubefate.chart.exception.EngineException;
import org.fedai.kubefate.chart.exception.YamlException;
import org.fedai.kubefate.common.KubefateException;
import org.fedai.kubefate.server.database.DatabaseFailure;
import org.fedai.kubefate.server.kubernetes.api.KubernetesException;
import org.fedai.kubefate.server.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import tools.jackson.core.JacksonException;

/** Converts all exceptions to a status and an error message, in JSON also for clients that accept only something else. */
@RestControllerAdvice
class ErrorAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorAdvice.class);

    private final MultipartConfigElement uploads;

    ErrorAdvice(MultipartConfigElement uploads) {
        this.uploads = uploads;
    }

    @ExceptionHandler
    ResponseEntity<?> problem(Problem problem) {
        HttpStatus status = status(problem.kind());
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        if (problem.retryAfter() != null) {
            headers.set(
                    HttpHeaders.RETRY_AFTER,
                    Long.toString(Math.max(1, problem.retryAfter().toSeconds())));
        }
        return new ResponseEntity<>(body(problem, status), headers, status);
    }

    private static Object body(Problem problem, HttpStatus status) {
        if (status == HttpStatus.UNAUTHORIZED) {
            return new UnauthorizedBody(problem.getMessage());
        }
        return problem.confirmation() == null
                ? ErrorBody.of(problem.getMessage(), problem.refusals())
                : ErrorBody.of(problem.getMessage(), problem.confirmation());
    }

    @ExceptionHandler
    ResponseEntity<ErrorBody> kubernetes(KubernetesException e) {
        HttpStatus status = switch (e.kind()) {
            case UNREACHABLE, BUSY, UNAUTHORIZED, FORBIDDEN -> HttpStatus.SERVICE_UNAVAILABLE;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case CONFLICT, TERMINATING -> HttpStatus.CONFLICT;
            case INVALID, IMMUTABLE, DENIED -> HttpStatus.UNPROCESSABLE_CONTENT;
            case OTHER -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
        return answer(status, e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ErrorBody> yaml(YamlException e) {
        return answer(HttpStatus.BAD_REQUEST, e.getMessage());
    }

    /** Invalid charts, templates and cluster.yaml files. */
    @ExceptionHandler({KubefateException.class, EngineException.class})
    ResponseEntity<ErrorBody> refused(RuntimeException e) {
        return answer(HttpStatus.UNPROCESSABLE_CONTENT, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler({
        CannotCreateTransactionException.class,
        DataAccessResourceFailureException.class,
        NonTransientDataAccessResourceException.class,
        TransientDataAccessException.class,
        SQLException.class
    })
    ResponseEntity<ErrorBody> databaseUnavailable(Exception e) {
        return answer(DatabaseFailure.orUnavailable(e), e);
    }

    @ExceptionHandler
    ResponseEntity<?> unreadable(HttpMessageNotReadableException e) {
        Problem problem = cause(e, Problem.class);
        if (problem != null) {
            return problem(problem);
        }
        JacksonException json = cause(e, JacksonException.class);
        if (json != null) {
            return answer(HttpStatus.BAD_REQUEST, "the request is not the expected JSON: " + JsonFault.explain(json));
        }
        return answer(HttpStatus.BAD_REQUEST, "the request has no JSON body");
    }

    @ExceptionHandler
    ResponseEntity<ErrorBody> tooLarge(MaxUploadSizeExceededException e) {
        return answer(
                HttpStatus.CONTENT_TOO_LARGE,
                "the upload is larger than the limit of " + inUnits(uploads.getMaxFileSize()));
    }

    @ExceptionHandler
    ResponseEntity<?> brokenUpload(MultipartException e) {
        Problem problem = cause(e, Problem.class);
        return problem == null
                ? answer(HttpStatus.BAD_REQUEST, "the upload is not valid multipart/form-data, or was cut off")
                : problem(problem);
    }

    @ExceptionHandler
    ResponseEntity<ErrorBody> wrongType(MethodArgumentTypeMismatchException e) {
        Class<?> type = e.getRequiredType();
        String expected = type == Integer.class || type == int.class
                ? "a whole number"
                : type == boolean.class ? "true or false" : "another type";
        return answer(HttpStatus.BAD_REQUEST, e.getName() + "=" + e.getValue() + " is invalid; expected " + expected);
    }

    @ExceptionHandler
    ResponseEntity<ErrorBody> other(Exception e, HttpServletRequest request) throws Exception {
        if (e instanceof ErrorResponse known) {
            HttpStatusCode status = known.getStatusCode();
            String detail = known.getBody().getDetail();
            return answer(
                    status, status.value() == 404 ? "not found: " + request.getRequestURI() : String.valueOf(detail));
        }
        DatabaseFailure failure = DatabaseFailure.of(e);
        if (failure != null) {
            return answer(failure, e);
        }
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
        return answer(HttpStatus.INTERNAL_SERVER_ERROR, "internal error; see the log of the service");
    }

    private static HttpStatus status(Problem.Kind kind) {
        return switch (kind) {
            case MALFORMED -> HttpStatus.BAD_REQUEST;
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
            case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case CONFLICT -> HttpStatus.CONFLICT;
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case TOO_SLOW -> HttpStatus.REQUEST_TIMEOUT;
            case TOO_MANY -> HttpStatus.TOO_MANY_REQUESTS;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }

    private static ResponseEntity<ErrorBody> answer(DatabaseFailure failure, Exception e) {
        LOG.warn("{}: {}", failure.message(), DatabaseFailure.reason(e));
        return answer(HttpStatus.SERVICE_UNAVAILABLE, failure.message());
    }

    private static ResponseEntity<ErrorBody> answer(HttpStatusCode status, String message) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(ErrorBody.of(message));
    }

    private static String inUnits(long bytes) {
        return bytes % (1 << 20) == 0 ? (bytes >> 20) + " MiB" : bytes + " bytes";
    }

    private static <T extends Throwable> @Nullable T cause(Throwable e, Class<T> wanted) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (wanted.isInstance(cause)) {
                return wanted.cast(cause);
            }
        }
        return null;
    }
}
