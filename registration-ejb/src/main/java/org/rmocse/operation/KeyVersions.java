package org.rmocse.operation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.rmocse.account.CurrentActor;
import org.rmocse.audit.AuditTrail;
import org.rmocse.shared.Actor;
import org.rmocse.shared.FieldEncryption;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.RoleNames;

/**
 * The keys outside the database, as the security administrator sees them: which versions there are, what is under each, and the order
 * to seal what is under older ones with the newest, while everybody works on. The keys themselves are nobody's to see.
 */
@Stateless
public class KeyVersions {

    @Inject
    private CurrentActor current;

    @Inject
    private FieldEncryption encryption;

    @Inject
    private Resealing resealing;

    @Inject
    private AuditTrail audit;

    public KeyVersions() {}

    KeyVersions(CurrentActor current, FieldEncryption encryption, Resealing resealing, AuditTrail audit) {
        this.current = current;
        this.encryption = encryption;
        this.resealing = resealing;
        this.audit = audit;
    }

    /** How the keys stand; a version that was added to the file meanwhile is in use from now on. */
    @RolesAllowed(RoleNames.SECURITY_ADMINISTRATOR)
    public KeyState state() {
        encryption.refresh();
        int newest = encryption.currentVersion();
        Map<Integer, Long> counts = resealing.counts();
        Set<Integer> versions = new TreeSet<>(encryption.versions());
        versions.addAll(counts.keySet());
        List<KeyUse> uses = new ArrayList<>();
        versions.forEach(version -> uses.add(
                0,
                new KeyUse(
                        version,
                        encryption.versions().contains(version),
                        version == newest,
                        counts.getOrDefault(version, 0L))));
        return new KeyState(
                uses,
                resealing.older(newest),
                resealing.indexVersions(),
                resealing.latest().orElse(null));
    }

    /**
     * Begins to seal with the newest key what is under older ones; it is done in the background.
     *
     * @throws Rejected KEYS_ALL_NEWEST where nothing is, RESEALING_RUNS where it was begun, or PROOF_NEEDED
     */
    @RolesAllowed(RoleNames.SECURITY_ADMINISTRATOR)
    public void reseal() {
        encryption.refresh();
        int newest = encryption.currentVersion();
        long older = resealing.older(newest).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        if (older == 0) {
            throw new Rejected(Finding.of("KEYS_ALL_NEWEST", null));
        }
        current.requireProof();
        Actor actor = current.actor();
        if (!resealing.begin(newest, older, actor.name())) {
            throw new Rejected(Finding.of("RESEALING_RUNS", null));
        }
        audit.record(
                actor,
                "keys.resealing",
                "keys",
                null,
                Map.of("version", String.valueOf(newest), "values", String.valueOf(older)));
    }
}
