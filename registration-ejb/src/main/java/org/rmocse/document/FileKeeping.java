package org.rmocse.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Whether files can be kept at all. */
@ApplicationScoped
public class FileKeeping {

    private DocumentStore store;

    protected FileKeeping() {}

    @Inject
    FileKeeping(DocumentStore store) {
        this.store = store;
    }

    /** Tries it; false where the folder is gone, closed to the server, or its disk is full, or where the bucket is away. */
    public boolean isPossible() {
        return store.isWritable();
    }
}
