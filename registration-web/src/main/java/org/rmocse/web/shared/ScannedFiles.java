package org.rmocse.web.shared;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rmocse.application.Material;
import org.rmocse.document.Documents;
import org.rmocse.document.VirusState;

/** What a page says beside a file about viruses. */
@Named
@RequestScoped
public class ScannedFiles {

    @Inject
    private Documents documents;

    private final Map<Long, VirusState> states = new HashMap<>();

    public VirusState state(Long fileId) {
        return states.computeIfAbsent(fileId, documents::virusState);
    }

    /** Whether one of these documents still waits. */
    public boolean isWaiting(List<Material> materials) {
        return materials.stream().anyMatch(material -> state(material.fileId()) == VirusState.PENDING);
    }

    /** Whether one of these documents was found infected. */
    public boolean isInfected(List<Material> materials) {
        return materials.stream().anyMatch(material -> isWithheld(material.fileId()));
    }

    /** Whether its content is handed to nobody any more. */
    public boolean isWithheld(Long fileId) {
        return fileId != null && state(fileId) == VirusState.INFECTED;
    }
}
