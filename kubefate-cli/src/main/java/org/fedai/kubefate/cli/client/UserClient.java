package org.fedai.kubefate.cli.client;

import java.util.List;
import java.util.Map;
import org.fedai.kubefate.common.api.User;

/** The user accounts of the service. */
public final class UserClient {
    private final Rest rest;

    UserClient(Rest rest) {
        this.rest = rest;
    }

    /** @param query {@code sort}, if it is not the oldest first */
    public List<User> list(Map<String, String> query) {
        return rest.list(User.class, rest.to("user/", query));
    }

    public List<User> list() {
        return list(Map.of());
    }

    /** The account that is logged in. */
    public User me() {
        return rest.one(User.class, rest.to("user/me"));
    }

    public User get(String uuid) {
        return rest.one(User.class, rest.toItem("user", uuid));
    }

    /**
     * Creates an account.
     *
     * @param fields username, password, email and, for services that know roles, role
     */
    public void create(Map<String, String> fields) {
        rest.send(rest.to("user").post(Http.json(fields)));
    }

    /**
     * Updates an account.
     *
     * @param fields the fields to change
     */
    public void update(String uuid, Map<String, String> fields) {
        rest.send(rest.toItem("user", uuid).put(Http.json(fields)));
    }

    public void delete(String uuid) {
        rest.send(rest.toItem("user", uuid).delete());
    }
}
