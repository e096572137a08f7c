package org.rmocse.operation;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.JdbiException;
import org.rmocse.document.FileKeeping;
import org.rmocse.notification.MailRoads;
import org.rmocse.shared.DatabaseState;
import org.rmocse.shared.FieldEncryption;
import org.rmocse.shared.SchemaState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether this server can serve. Whoever asks costs it little: what it found holds for two seconds, however many ask. Which part is
 * missing is told to the log and to whoever may read the figures, not to strangers.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Readiness {

    private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);
    private static final long HOLDS_NANOS = Duration.ofSeconds(2).toNanos();

    @Inject
    private DatabaseState database;

    @Inject
    private SchemaState schema;

    @Inject
    private FieldEncryption encryption;

    @Inject
    private FileKeeping files;

    @Inject
    private MailRoads roads;

    private final ReentrantLock finding = new ReentrantLock();
    private volatile Set<Part> missing = Set.of();
    private volatile Long foundAt;

    /** How ready it is. */
    @PermitAll
    public ReadyState state() {
        return ReadyState.without(missing());
    }

    /** The parts that are not there. One looks, and whoever asks meanwhile is told what was found last. */
    @PermitAll
    public Set<Part> missing() {
        if ((foundAt == null || System.nanoTime() - foundAt > HOLDS_NANOS) && finding.tryLock()) {
            try {
                Set<Part> found = find();
                if (!found.equals(missing)) {
                    LOG.warn("Parts missing: {}", found.isEmpty() ? "none" : found);
                }
                missing = found;
                foundAt = System.nanoTime();
            } finally {
                finding.unlock();
            }
        }
        Set<Part> told = EnumSet.noneOf(Part.class);
        told.addAll(missing);
        if (database.isAway()) { // whoever looks may be waiting for the very database
            told.add(Part.DATABASE);
        }
        return told;
    }

    private Set<Part> find() {
        Set<Part> found = EnumSet.noneOf(Part.class);
        if (database.isAway()) {
            found.add(Part.DATABASE);
        } else {
            try {
                if (!schema.isOfThisBuild()) {
                    found.add(Part.MIGRATIONS);
                }
            } catch (JdbiException unreachable) {
                found.add(Part.DATABASE);
            }
        }
        if (!encryption.isKeyFileInPlace()) {
            found.add(Part.KEYS);
        }
        if (!files.isPossible()) {
            found.add(Part.FILES);
        }
        if (roads.isBrokerAway()) {
            found.add(Part.BROKER);
        }
        if (roads.isServerAway()) {
            found.add(Part.MAIL);
        }
        return found;
    }
}
