package org.fedai.kubefate.server.user;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;

interface AccountRepository extends JpaRepository<Account, Long> {
    Optional<Account> findByUsername(String username);

    Optional<Account> findFirstByUsernameIgnoreCase(String username);

    Optional<Account> findByUuid(String uuid);

    List<Account> findAllByOrderById(Pageable page);

    long countByRoleAndStatus(Role role, AccountStatus status);

    /**
     * Locks the rows until the end of the transaction, so that two administrators cannot remove each other
     * concurrently.
     */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    List<Account> findByRoleAndStatusOrderById(Role role, AccountStatus status);
}
