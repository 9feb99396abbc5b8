package org.fedai.kubefate.server.user;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;

interface AccountRepository extends JpaRepository<Account, Long> {
    Optional<Account> findByUsername(String username);

    Optional<Account> findByUuid(String uuid);

    List<Account> findAllByOrderById(Pageable page);

    long countByRoleAndStatus(Role role, AccountStatus status);
}
