package org.rmocse.web.certificate;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.ManagedProperty;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.rmocse.certificate.CopyStatus;
import org.rmocse.certificate.PrintRun;
import org.rmocse.certificate.PrintRuns;
import org.rmocse.web.agency.Chosen;

/** The certificate officer begins print runs, and notes each as made once its paper lies there. */
@Named
@RequestScoped
public class PrintRunsPage {

    @Inject
    private PrintRuns runs;

    @Inject
    private ProductionPage page;

    @Inject
    private CopiesAddress address;

    @Inject
    @ManagedProperty("#{param.run}")
    private String run;

    private List<PrintRun> open;

    public List<PrintRun> getOpen() {
        if (open == null) {
            open = runs.open();
        }
        return open;
    }

    /** The run that was begun or chosen; null for none, and once it is noted as made. */
    public PrintRun getRun() {
        return getOpen().stream()
                .filter(one -> one.publicId().toString().equals(run))
                .findFirst()
                .orElse(null);
    }

    public String print() {
        return begin(() -> runs.begin(Chosen.ids()));
    }

    /** Prints everything that the agency which is looked at is to have. */
    public String printAll() {
        return begin(() -> runs.beginAll(address.getAgency(), address.getItem()));
    }

    private String begin(Supplier<UUID> work) {
        UUID[] begun = new UUID[1];
        boolean done = page.attempt(() -> begun[0] = work.get());
        open = null;
        return done ? address.of(CopyStatus.TO_PRODUCE, "&run=" + begun[0]) : null;
    }

    public String made() {
        String next =
                page.step("certificate_index.produced_done", () -> runs.made(Chosen.id(run)), CopyStatus.TO_PRODUCE);
        open = null;
        return next;
    }
}
