package org.rmocse.application;

/** Why an employer disputes an employment. */
public enum DisputeGround {
    NEVER_EMPLOYED,
    LEFT,
    OTHER_POST,
    OTHER_CONTRACT,
    NOT_OUR_SEAL,
    OTHER
}
