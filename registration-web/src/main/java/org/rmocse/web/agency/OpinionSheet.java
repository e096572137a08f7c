package org.rmocse.web.agency;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rmocse.account.Officer;
import org.rmocse.application.Answer;
import org.rmocse.application.Opinion;
import org.rmocse.application.Opinions;

/** What colleagues are asked about the file on the desk, and what the visitor is asked. */
@Named("opinions")
@RequestScoped
public class OpinionSheet {

    @Inject
    private Opinions opinions;

    @Inject
    private ReviewPage page;

    private List<Opinion> asked;
    private List<Opinion> onFile;
    private List<Officer> colleagues;
    private String colleague;
    private String question;
    private String wanted;
    private String answer;
    private String said;

    public String ask() {
        return page.stay(
                "agency_review.opinion_done",
                () -> opinions.ask(file(), Chosen.id(colleague), question, TypedDay.of(wanted, "wanted")));
    }

    public String give() {
        return page.stay(
                "agency_review.opinion_given",
                () -> opinions.answer(
                        file(), answer == null || answer.isBlank() ? null : Answer.valueOf(answer), said));
    }

    /** What the visitor is asked, for the desk's first page. */
    public List<Opinion> getAsked() {
        if (asked == null) {
            asked = opinions.asked();
        }
        return asked;
    }

    /** Whatever was asked about the file. */
    public List<Opinion> getOnFile() {
        if (onFile == null) {
            onFile = opinions.of(file());
        }
        return onFile;
    }

    /** Whom the visitor can ask. */
    public List<Officer> getColleagues() {
        if (colleagues == null) {
            colleagues = opinions.colleagues(file());
        }
        return colleagues;
    }

    /** What the visitor is asked about this file; null for nothing. */
    public Opinion getMine() {
        return getOnFile().stream()
                .filter(one -> one.open() && one.mine())
                .findFirst()
                .orElse(null);
    }

    /** The names of those whose answer is still waited for; empty for nobody. */
    public String getOutstanding() {
        return getOnFile().stream()
                .filter(one -> one.open() && !one.mine())
                .map(Opinion::askedOf)
                .collect(Collectors.joining(", "));
    }

    /** Whether something was typed that did not go through. */
    public boolean isTyped() {
        return question != null;
    }

    private UUID file() {
        return Chosen.id(page.getId());
    }

    public String getColleague() {
        return colleague;
    }

    public void setColleague(String colleague) {
        this.colleague = colleague;
    }

    public String getQuestion() {
        return question;
    }

    public void setQuestion(String question) {
        this.question = question;
    }

    public String getWanted() {
        return wanted;
    }

    public void setWanted(String wanted) {
        this.wanted = wanted;
    }

    public String getAnswer() {
        return answer;
    }

    public void setAnswer(String answer) {
        this.answer = answer;
    }

    public String getSaid() {
        return said;
    }

    public void setSaid(String said) {
        this.said = said;
    }
}
