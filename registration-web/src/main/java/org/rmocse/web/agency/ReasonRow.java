package org.rmocse.web.agency;

import java.io.Serializable;
import org.rmocse.application.ReasonCode;
import org.rmocse.application.ReasonGiven;

/** A reason an officer may tick: what is wrong, where it is pinned, and the sentence the applicant reads. */
public final class ReasonRow implements Serializable {

    private static final long serialVersionUID = 1L;

    private final ReasonCode code;
    private int key;
    private boolean chosen;
    private String item;
    private String text;

    ReasonRow(ReasonCode code, String text) {
        this(code, ReasonItem.of(code), text);
    }

    ReasonRow(ReasonCode code, String item, String text) {
        this.code = code;
        this.item = item;
        this.text = text;
    }

    /** Ticks it as an earlier writing had it. */
    void restore(ReasonGiven given) {
        chosen = true;
        item = given.item();
        text = given.text();
    }

    /** Puts it on a key of the keyboard. */
    void on(int digit) {
        key = digit;
    }

    ReasonGiven given() {
        return new ReasonGiven(item, code, text == null ? "" : text.strip());
    }

    public ReasonCode getCode() {
        return code;
    }

    /** The digit that ticks it; 0 for none. */
    public int getKey() {
        return key;
    }

    public boolean isChosen() {
        return chosen;
    }

    public void setChosen(boolean chosen) {
        this.chosen = chosen;
    }

    public String getItem() {
        return item;
    }

    public void setItem(String item) {
        this.item = item;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }
}
