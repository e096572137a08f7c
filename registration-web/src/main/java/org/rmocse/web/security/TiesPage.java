package org.rmocse.web.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.ManagedProperty;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import org.rmocse.account.DeclaredTie;
import org.rmocse.account.TieDeclarations;
import org.rmocse.account.TieKind;
import org.rmocse.web.agency.Chosen;
import org.rmocse.web.shared.Messages;
import org.rmocse.web.shared.PageTexts;

/** An officer declares to whom there is a tie, so that others decide those files. */
@Named
@RequestScoped
public class TiesPage {

    @Inject
    private TieDeclarations declarations;

    @Inject
    private PageTexts texts;

    @Inject
    private Messages messages;

    @Inject
    @ManagedProperty("#{param.end}")
    private String ended;

    private TieKind kind;
    private String whom;
    private String relation;
    private List<DeclaredTie> all;

    public String declare() {
        if (!messages.attempt(() -> declarations.declare(kind, whom, relation))) {
            return null;
        }
        messages.done("security_ties.declared");
        return "/ties.xhtml?faces-redirect=true";
    }

    /** Ends the tie whose button was pressed. */
    public String end() {
        if (!messages.attempt(() -> declarations.end(Chosen.id(ended)))) {
            return null;
        }
        messages.done("security_ties.ended");
        return "/ties.xhtml?faces-redirect=true";
    }

    public List<DeclaredTie> getAll() {
        if (all == null) {
            all = declarations.mine();
        }
        return all;
    }

    public List<SelectItem> getKinds() {
        return Arrays.stream(TieKind.values())
                .map(one -> new SelectItem(one.name(), texts.word(one)))
                .toList();
    }

    public String getKind() {
        return kind == null ? null : kind.name();
    }

    public void setKind(String chosen) {
        kind = Arrays.stream(TieKind.values())
                .filter(one -> one.name().equals(chosen))
                .findFirst()
                .orElse(null);
    }

    public String getWhom() {
        return whom;
    }

    public void setWhom(String whom) {
        this.whom = whom;
    }

    public String getRelation() {
        return relation;
    }

    public void setRelation(String relation) {
        this.relation = relation;
    }
}
