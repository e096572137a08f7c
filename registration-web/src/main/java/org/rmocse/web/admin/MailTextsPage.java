package org.rmocse.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import org.rmocse.notification.Letter;
import org.rmocse.notification.MailQueries;
import org.rmocse.notification.NoticeType;

/** How each mail reads, with invented details, in both languages. */
@Named
@RequestScoped
public class MailTextsPage {

    @Inject
    private MailQueries queries;

    private List<Letter> letters;

    /** What the address asks for; the first where it asks for none there is. */
    public NoticeType getType() {
        String asked = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .get("type");
        return Arrays.stream(getTypes())
                .filter(one -> one.name().equals(asked))
                .findFirst()
                .orElse(getTypes()[0]);
    }

    public NoticeType[] getTypes() {
        return NoticeType.values();
    }

    public List<Letter> getLetters() {
        if (letters == null) {
            letters = queries.preview(getType());
        }
        return letters;
    }
}
