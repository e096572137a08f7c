package org.rmocse.certificate;

import java.util.List;
import java.util.UUID;

/** Copies whose holders had been told that they can be collected were made void, and are made again; heard in the same transaction. */
public record CopiesVoided(List<Copy> copies) {

    /** @param basis the public id of the application it rests on */
    public record Copy(long personId, long agencyId, UUID basis, CopyItem item, VoidReason reason) {}
}
