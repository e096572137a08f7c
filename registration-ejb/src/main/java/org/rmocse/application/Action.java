package org.rmocse.application;

/** What can be done to an application; what each does stands in {@link MoveTable}. */
public enum Action {
    SUBMIT,
    WITHDRAW,
    ACCEPT,
    RETURN,
    LAPSE,
    PASS_INITIAL,
    REFUSE_INITIAL,
    TAKE_BACK_INITIAL,
    REPORT,
    FORWARD,
    PASS_FINAL,
    REFUSE_FINAL,
    SEND_BACK,
    TAKE_BACK_FINAL,
    APPROVE,
    REJECT
}
