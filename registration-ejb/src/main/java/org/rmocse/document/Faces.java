package org.rmocse.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for faces, where this machine can: the library is loaded with the first portrait, once, and one picture is looked at
 * at a time. Where it cannot be loaded the log says so once, and portraits are taken without (D14): their reviewers decide.
 */
@ApplicationScoped
class Faces {

    private static final Logger LOG = LoggerFactory.getLogger(Faces.class);
    private static final long PATIENCE_SECONDS = 20;

    private final ReentrantLock one = new ReentrantLock(true);
    private FaceModel model;
    private boolean unavailable;

    /** The faces in the picture, the surest first; empty where nobody could look. */
    Optional<List<Face>> in(BufferedImage picture) {
        try {
            if (!one.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return loaded() ? Optional.of(model.in(picture)) : Optional.empty();
        } catch (RuntimeException cannot) {
            LOG.warn("The face in a portrait could not be looked at, its reviewer decides", cannot);
            return Optional.empty();
        } finally {
            one.unlock();
        }
    }

    private boolean loaded() {
        if (model == null && !unavailable) {
            try {
                model = new FaceModel();
            } catch (LinkageError | RuntimeException cannot) {
                unavailable = true;
                LOG.warn(
                        "Faces in portraits are not checked on this machine, their reviewers decide: {}",
                        cannot.toString());
            }
        }
        return !unavailable;
    }
}
