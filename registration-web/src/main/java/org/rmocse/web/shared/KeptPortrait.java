package org.rmocse.web.shared;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.rmocse.document.Documents;

/** What a page says beside a portrait that was kept. */
@Named
@RequestScoped
public class KeptPortrait {

    @Inject
    private Documents documents;

    /** False where a person has to look whether there is a face as it should be. */
    public boolean isFaceChecked(Long fileId) {
        return fileId != null && documents.isFaceChecked(fileId);
    }
}
