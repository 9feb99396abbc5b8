package org.fedai.kubefate.server.user;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.fedai.kubefate.common.api.User;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.web.Answer;
import org.fedai.kubefate.server.web.ErrorStatuses;
import org.fedai.kubefate.server.web.Page;
import org.jspecify.annotations.Nullable;
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
    private final UserService users;

    UserController(UserService users) {
        this.users = users;
    }

    @Operation(summary = "Create a user")
    @ErrorStatuses({409, 422})
    @PostMapping
    Answer<User> create(@RequestBody UserChange wanted, @AuthenticationPrincipal Caller caller) {
        if (wanted.username() == null || wanted.username().isBlank()) {
            throw Problem.malformed("username is required");
        }
        return Answer.of("createUser Success", users.create(wanted, caller));
    }

    @Operation(summary = "List users")
    @GetMapping
    Answer<List<User>> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable Integer offset,
            @AuthenticationPrincipal Caller caller) {
        return Answer.of("getUserList Success", users.list(new Page(limit, offset), caller));
    }

    @Operation(summary = "Describe a user")
    @GetMapping("/{uuid}")
    Answer<User> get(@PathVariable String uuid, @AuthenticationPrincipal Caller caller) {
        return Answer.of("getUser Success", users.get(uuid, caller));
    }

    @Operation(summary = "Change the password, email, role or status of a user")
    @ErrorStatuses({409, 422})
    @PutMapping("/{uuid}")
    Answer<User> update(
            @PathVariable String uuid, @RequestBody UserChange change, @AuthenticationPrincipal Caller caller) {
        return Answer.of("setUser Success", users.update(uuid, change, caller));
    }

    @Operation(summary = "Delete a user")
    @ErrorStatuses(409)
    @DeleteMapping("/{uuid}")
    Answer<Void> delete(@PathVariable String uuid, @AuthenticationPrincipal Caller caller) {
        users.delete(uuid, caller);
        return Answer.of("deleteUser Success");
    }
}
