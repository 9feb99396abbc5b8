package org.fedai.kubefate.server.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Responses to requests that fail before they reach a controller, such as those with a path that is not accepted. */
@RestController
@Hidden
class ErrorPages implements ErrorController {
    @RequestMapping("/error")
    ResponseEntity<ErrorBody> error(HttpServletRequest request) {
        // Without a status nothing has failed: somebody asks for this path.
        HttpStatus status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.valueOf(code)
                : HttpStatus.NOT_FOUND;
        return ResponseEntity.status(status).body(ErrorBody.of(message(status, request)));
    }

    private static String message(HttpStatus status, HttpServletRequest request) {
        return switch (status) {
            case NOT_FOUND -> "not found: " + request.getRequestURI();
            case BAD_REQUEST ->
                "the request is malformed: its path or its headers have characters that are not accepted";
            default -> status.getReasonPhrase().toLowerCase(Locale.ROOT);
        };
    }
}
