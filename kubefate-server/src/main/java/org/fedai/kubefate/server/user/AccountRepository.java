package org.fedai.kubefate.server.user;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.transaction.annotation.Transactional;

interface AccountRepository extends JpaRepository<Account, Long> {
    Optional<Account> findByUsername(String username);

    List<Account> findByUsernameIn(Collection<String> usernames);

    Optional<Account> findFirstByUsernameIgnoreCase(String username);

    Optional<Account> findByUuid(String uuid);

    List<Account> findAllBy(Pageable page);

    @Query("select uuid from Account")
    Set<String> uuids();

    @Query("select lower(username) from Account")
    Set<String> usernamesInLowerCase();

    /** Replaces the hash of the same password, unless the password has been changed in the meantime. */
    @Modifying
    @Transactional
    @Query("update Account set password = :encoded where id = :id and password = :former")
    void encodeAgain(long id, String former, String encoded);

    long countByRoleAndStatus(Role role, AccountStatus status);

    /**
     * Locks the rows until the end of the transaction, so that two administrators cannot remove each other
     * concurrently.
     */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    List<Account> findByRoleAndStatusOrderById(Role role, AccountStatus status);
}
