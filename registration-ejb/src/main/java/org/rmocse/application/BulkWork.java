package org.rmocse.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works through everything that was ordered about many files and may begin. A chunk that fails is done again file by file, so
 * that one file never keeps the others; nothing here holds a transaction.
 */
@ApplicationScoped
public class BulkWork {

    static final int CHUNK = 50;

    private static final Logger LOG = LoggerFactory.getLogger(BulkWork.class);

    private BulkRuns runs;

    protected BulkWork() {}

    @Inject
    BulkWork(BulkRuns runs) {
        this.runs = runs;
    }

    /** Does all that is due; what another node has in hand it leaves. */
    void round() {
        for (long order : runs.due()) {
            int done;
            do {
                done = chunk(order);
            } while (done > 0);
        }
    }

    private int chunk(long order) {
        try {
            return runs.run(order, CHUNK);
        } catch (RuntimeException failed) {
            LOG.warn("Files of order {} could not be decided together; each is tried by itself", order, failed);
            return oneByOne(order);
        }
    }

    private int oneByOne(long order) {
        int done = 0;
        for (int i = 0; i < CHUNK; i++) {
            Optional<Integer> position = runs.first(order);
            if (position.isEmpty()) {
                return done;
            }
            try {
                done += runs.run(order, 1);
            } catch (RuntimeException failed) {
                LOG.warn("File {} of order {} could not be decided", position.get(), order, failed);
                runs.fail(order, position.get());
                done++;
            }
        }
        return done;
    }
}
