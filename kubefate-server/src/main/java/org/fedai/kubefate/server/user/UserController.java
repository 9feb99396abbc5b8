package org.fedai.kubefate.server.user;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.fedai.kubefate.common.api.User;
import org.fedai.kubefate.server.audit.AuditedRequest;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.web.Answer;
import org.fedai.kubefate.server.web.ErrorStatuses;
import org.fedai.kubefate.server.web.Page;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "user")
@RequestMapping("/v1/user")
class UserController {
    private static final Logger LOG = LoggerFactory.getLogger(UserController.class);
    /** How the clients of the Go service introduce themselves, including its command line. */
    private static final String GO = "Go-http-client/";

    private final UserService users;
    private final PasswordCheck passwords;

    UserController(UserService users, PasswordCheck passwords) {
        this.users = users;
        this.passwords = passwords;
    }

    @Operation(summary = "Create a user")
    @ErrorStatuses({409, 422})
    @PostMapping
    Answer<User> create(
            @RequestBody UserChange wanted, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        String agent = request.getHeader(HttpHeaders.USER_AGENT);
        User user = users.create(wanted, caller, agent != null && agent.startsWith(GO));
        AuditedRequest.of(request).created(user.uuid());
        AuditedRequest.of(request).detail("role " + user.role());
        LOG.info("user {} created with role {} by {}", user.username(), user.role(), name(caller));
        return Answer.of("createUser Success", user);
    }

    @Operation(summary = "List users")
    @GetMapping
    Answer<List<User>> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable Integer offset,
            @RequestParam(required = false) @Nullable String sort,
            @AuthenticationPrincipal Caller caller) {
        return Answer.of("getUserList Success", users.list(new Page(limit, offset, sort), caller));
    }

    @Operation(summary = "Describe the user that the token belongs to")
    @GetMapping("/me")
    Answer<User> me(@AuthenticationPrincipal Caller caller) {
        return Answer.of("getUser Success", users.get(caller.uuid(), caller));
    }

    @Operation(summary = "Describe a user")
    @GetMapping("/{uuid}")
    Answer<User> get(@PathVariable String uuid, @AuthenticationPrincipal Caller caller) {
        return Answer.of("getUser Success", users.get(uuid, caller));
    }

    @Operation(summary = "Change the password, email, role or status of a user")
    @ErrorStatuses({409, 422, 429})
    @PutMapping("/{uuid}")
    Answer<User> update(
            @PathVariable String uuid,
            @RequestBody UserChange change,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        if (change.changesPassword() && uuid.equals(caller.uuid())) {
            requireOldPassword(change, caller, request);
        }
        User user = users.update(uuid, change, caller);
        AuditedRequest.of(request).detail(change.summary());
        LOG.info("user {} changed by {}: {}", name(user), name(caller), change.summary());
        return Answer.of("setUser Success", user);
    }

    @Operation(summary = "Delete a user")
    @ErrorStatuses(409)
    @DeleteMapping("/{uuid}")
    Answer<Void> delete(@PathVariable String uuid, @AuthenticationPrincipal Caller caller) {
        User user = users.delete(uuid, caller);
        LOG.info("user {} deleted by {}", name(user), name(caller));
        return Answer.of("deleteUser Success");
    }

    /** A token that somebody left behind is not enough to take over the account. */
    private void requireOldPassword(UserChange change, Caller caller, HttpServletRequest request) {
        if (change.oldPassword() == null) {
            throw Problem.malformed("to change your own password, send the current one as oldPassword");
        }
        if (!passwords.isPasswordOf(caller, change.oldPassword(), request)) {
            throw new Problem(Problem.Kind.FORBIDDEN, "oldPassword is not the current password");
        }
    }

    private static String name(Caller caller) {
        return AccountRules.printable(caller.username());
    }

    private static String name(User user) {
        return AccountRules.printable(user.username());
    }
}
