package org.fedai.kubefate.server.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.fedai.kubefate.server.web.ErrorBody;
import org.fedai.kubefate.server.web.UnauthorizedBody;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What is answered before a request reaches a controller. */
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
                ? "this needs a token: POST /v1/user/login gives one, to be sent as Authorization: Bearer TOKEN"
                : refusal.toString();
        write(response, 401, new UnauthorizedBody(message));
    }

    void forbidden(HttpServletResponse response) throws IOException {
        write(response, 403, ErrorBody.of("this account may not do that; it needs a role with more rights"));
    }

    void databaseAway(HttpServletResponse response, Exception e) throws IOException {
        LOG.warn("the database does not answer: {}", e.getMessage());
        write(response, 503, ErrorBody.of("the database does not answer; try again in a moment"));
    }

    private void write(HttpServletResponse response, int status, Object body) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(body));
    }
}
