package org.fedai.kubefate.server.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.fedai.kubefate.server.database.DatabaseFailure;
import org.fedai.kubefate.server.web.ErrorBody;
import org.fedai.kubefate.server.web.UnauthorizedBody;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Error responses to requests that are rejected before they reach a controller. */
@Component
class SecurityAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(SecurityAnswers.class);

    private final JsonMapper json;

    SecurityAnswers(JsonMapper json) {
        this.json = json;
    }

    void unauthenticated(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object refusal = request.getAttribute(TokenFilter.REFUSAL);
        String message = refusal == null
                ? "a token is required: get one with POST /v1/user/login and send it as Authorization: Bearer TOKEN"
                : refusal.toString();
        write(response, 401, new UnauthorizedBody(message));
    }

    void forbidden(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String message = request.getRequestURI().startsWith("/v1/user")
                ? "only administrators can manage accounts"
                : "the role of this account does not permit this; it requires a role with more permissions";
        write(response, 403, ErrorBody.of(message));
    }

    void databaseUnavailable(HttpServletResponse response, Exception e) throws IOException {
        DatabaseFailure failure = DatabaseFailure.orUnavailable(e);
        LOG.warn("{}: {}", failure.message(), DatabaseFailure.reason(e));
        write(response, 503, ErrorBody.of(failure.message()));
    }

    private void write(HttpServletResponse response, int status, Object body) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(body));
    }
}
