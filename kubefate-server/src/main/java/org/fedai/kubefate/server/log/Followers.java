package org.fedai.kubefate.server.log;

import org.fedai.kubefate.server.web.UserLimit;
import org.springframework.stereotype.Component;

/** Limits the logs that each user follows. */
@Component
class Followers extends UserLimit {
    Followers(LogSettings settings) {
        super(settings.followsPerUser(), "follows", "logs");
    }
}
