package org.rmocse.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.rmocse.agency.Agency;
import org.rmocse.agency.AgencyEntries;
import org.rmocse.application.AgencyLoads;

/** All agencies there are or were, how they stand today, and what lies there. */
@Named
@RequestScoped
public class AgencyListPage {

    @Inject
    private AgencyEntries entries;

    @Inject
    private AgencyLoads loads;

    private List<Agency> all;
    private Map<Long, Integer> files;

    public List<Agency> getAll() {
        if (all == null) {
            all = entries.list();
        }
        return all;
    }

    /** How many open files were filed with it. */
    public int files(Agency agency) {
        if (files == null) {
            files = loads.openFiles();
        }
        return files.getOrDefault(agency.id(), 0);
    }
}
