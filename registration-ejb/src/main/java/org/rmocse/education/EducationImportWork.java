package org.rmocse.education;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.rmocse.applicant.Sheet;
import org.rmocse.shared.Policy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works through the imports that wait, and those that a killed server left; nothing here holds a transaction. */
@ApplicationScoped
public class EducationImportWork {

    private static final Logger LOG = LoggerFactory.getLogger(EducationImportWork.class);

    private EducationImportRuns runs;
    private ImportFiles files;
    private Policy policy;
    private Clock clock;

    protected EducationImportWork() {}

    @Inject
    EducationImportWork(EducationImportRuns runs, ImportFiles files, Policy policy, Clock clock) {
        this.runs = runs;
        this.files = files;
        this.policy = policy;
        this.clock = clock;
    }

    /** Does all there is; what another node has in hand it leaves. */
    public void round() {
        for (Optional<TakenImport> taken = runs.take(); taken.isPresent(); taken = runs.take()) {
            if (runs.isHopeless(taken.get())) {
                runs.breakOff(taken.get());
            } else {
                work(taken.get());
            }
        }
    }

    private void work(TakenImport taken) {
        try {
            read(taken);
            runs.end(taken);
        } catch (EducationReading.Lost elsewhere) {
            LOG.info("The import {} was taken back, or another takes it on", taken.publicId());
        } catch (RuntimeException failed) {
            LOG.warn("The import {} was broken off and is tried again", taken.publicId(), failed);
        }
    }

    private void read(TakenImport taken) {
        LocalDate today = LocalDate.now(clock);
        EducationLine.Frame frame = new EducationLine.Frame(today, taken.provider(), taken.course());
        EducationReading reading = new EducationReading(runs, taken, frame);
        Sheet.again(files.file(taken), frame.columns(), policy.at(today)).read(reading::take);
        reading.keep();
    }
}
