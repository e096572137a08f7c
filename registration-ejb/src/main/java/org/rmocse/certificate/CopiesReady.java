package org.rmocse.certificate;

import java.util.List;
import java.util.UUID;

/** Copies arrived at their agencies and can be collected; heard in the same transaction. */
public record CopiesReady(List<Copy> copies) {

    /**
     * @param basis the public id of the application it rests on
     * @param kind the kind of that application
     */
    public record Copy(long personId, long agencyId, UUID basis, CopyItem item, String kind) {}
}
