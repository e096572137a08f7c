package org.rmocse.web.agency;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.rmocse.application.Workload;
import org.rmocse.application.Workloads;
import org.rmocse.web.shared.PageTexts;

/** Who has how much before them, at agency, centre and ministry. */
@Named
@RequestScoped
public class WorkloadPage {

    @Inject
    private Workloads workloads;

    @Inject
    private PageTexts texts;

    private List<Workload> officers;
    private List<Workload> agencies;

    /** Reads before anything is written, so that whoever may not is refused. */
    public void load() {
        officers = workloads.ofOfficers();
        agencies = FacesContext.getCurrentInstance().getViewRoot().getViewId().startsWith("/agency/")
                ? List.of()
                : workloads.ofAgencies();
    }

    public List<Workload> getOfficers() {
        return officers;
    }

    public List<Workload> getAgencies() {
        return agencies;
    }

    /** A count as it is told: "1000+" where counting ended. */
    public String said(int count) {
        return count < Workloads.MOST ? String.valueOf(count) : texts.of("agency_workload.more", Workloads.MOST);
    }

    /** How long the part of a bar is, in percent of the longest bar of its table. */
    public int share(int part, List<Workload> of) {
        int most = of.stream().mapToInt(Workload::files).max().orElse(0);
        return most == 0 ? 0 : Math.min(100, part * 100 / most);
    }
}
