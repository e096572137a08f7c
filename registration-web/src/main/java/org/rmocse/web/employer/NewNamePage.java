package org.rmocse.web.employer;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.util.List;
import org.rmocse.employer.NewName;
import org.rmocse.employer.NewNameState;
import org.rmocse.employer.NewNames;
import org.rmocse.shared.Upload;
import org.rmocse.web.agency.TypedDay;
import org.rmocse.web.applicant.SentFile;
import org.rmocse.web.shared.Messages;

/** An employer asks for its new name to be entered, with the proof of it. */
@Named
@RequestScoped
public class NewNamePage {

    @Inject
    private NewNames names;

    @Inject
    private Messages messages;

    private List<NewName> mine;
    private String name;
    private String since;
    private Part proof;

    /** What was asked before, the latest first. */
    public List<NewName> getMine() {
        if (mine == null) {
            mine = names.mine();
        }
        return mine;
    }

    /** Whether one waits for its decision, beside which no other is asked. */
    public boolean isWaiting() {
        return getMine().stream().anyMatch(one -> one.state() == NewNameState.WAITING);
    }

    public String ask() {
        if (!messages.attempt(() -> names.ask(name, TypedDay.of(since, "since"), sent()))) {
            return null;
        }
        messages.done("employer_name.asked");
        return "/employer/name.xhtml?faces-redirect=true";
    }

    private Upload sent() {
        boolean chosen = proof != null
                && proof.getSubmittedFileName() != null
                && !proof.getSubmittedFileName().isEmpty();
        return chosen ? SentFile.upload(proof, "proof") : null;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getSince() {
        return since;
    }

    public void setSince(String since) {
        this.since = since;
    }

    public Part getProof() {
        return proof;
    }

    public void setProof(Part proof) {
        this.proof = proof;
    }
}
