package org.rmocse.web.applicant;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;

/** Lets two portraits at a time into memory, as many as are decoded at once; the others wait on disk, where the server put them. */
@ApplicationScoped
public class UploadGate {

    private final Semaphore places = new Semaphore(2, true);

    /** Does the work when its turn has come. */
    void pass(Runnable work) {
        places.acquireUninterruptibly();
        try {
            work.run();
        } finally {
            places.release();
        }
    }
}
