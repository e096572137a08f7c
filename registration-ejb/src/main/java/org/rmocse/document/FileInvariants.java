package org.rmocse.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.shared.FieldEncryption;
import org.rmocse.shared.Invariant;
import org.rmocse.shared.InvariantCheck;
import org.rmocse.shared.InvariantChecks;

/**
 * No row without its file, and no file older than an hour without its row (I7); by command every file is opened, too, which fails
 * where a byte of it was altered.
 */
@ApplicationScoped
public class FileInvariants implements InvariantChecks, InvariantCheck {

    /** So long a file may lie without its row: what is being uploaded is written first, and its row with the deed it belongs to. */
    static final Duration GRACE = Duration.ofHours(1);

    private Jdbi jdbi;
    private Clock clock;
    private DocumentStore store;

    protected FileInvariants() {}

    @Inject
    FileInvariants(Jdbi jdbi, Clock clock, DocumentStore store) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.store = store;
    }

    /** The same of the files that lie there, for a command outside the server. */
    public static FileInvariants of(Jdbi jdbi, Clock clock, FieldEncryption encryption, FileLocation files) {
        return new FileInvariants(jdbi, clock, new DocumentStore(encryption, files));
    }

    @Override
    public List<InvariantCheck> checks() {
        return List.of(this);
    }

    @Override
    public Invariant invariant() {
        return Invariant.FILES;
    }

    /** Shelf by shelf, so that ten million files need no more memory than some ten thousand. */
    @Override
    public Looked look(Extent extent) {
        Instant before = clock.instant().minus(GRACE);
        List<String> breaches = new ArrayList<>();
        long examined = 0;
        for (String shelf : DocumentStore.shelves()) {
            Map<String, FilePlace.Lying> lying =
                    store.lying(shelf).stream().collect(Collectors.toMap(FilePlace.Lying::name, Function.identity()));
            List<Filed> filed = filed(shelf);
            examined += filed.size();
            for (Filed row : filed) {
                FilePlace.Lying file = lying.remove(row.kept().fileName());
                if (file == null) {
                    breaches.add(row.kept().fileName() + " is missing");
                } else if (file.size() != DocumentStore.sizeOnDisk(row.size())) {
                    breaches.add(row.kept().fileName() + " has another size");
                } else if (extent == Extent.WHOLE && !opens(row.kept())) {
                    breaches.add(row.kept().fileName() + " does not open");
                }
            }
            lying.values().stream()
                    .filter(file -> file.since().isBefore(before))
                    .forEach(file -> breaches.add(file.name() + " belongs to nothing"));
            if (breaches.size() >= MOST) {
                break;
            }
        }
        return new Looked(examined, breaches.stream().limit(MOST).toList());
    }

    private record Filed(DocumentStore.Kept kept, long size) {}

    private List<Filed> filed(String shelf) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select address, key_version, max(size) as size from document.file
                        where address >= :shelf and address < :next group by 1, 2
                        """)
                .bind("shelf", shelf)
                .bind("next", DocumentStore.after(shelf))
                .map((row, context) -> new Filed(
                        new DocumentStore.Kept(row.getString("address"), row.getInt("key_version")),
                        row.getLong("size")))
                .list());
    }

    private boolean opens(DocumentStore.Kept kept) {
        try {
            store.read(kept);
            return true;
        } catch (RuntimeException altered) {
            return false;
        }
    }
}
