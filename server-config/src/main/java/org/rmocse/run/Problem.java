package org.rmocse.run;

/** Something the person at the terminal can mend; its message is all they need to read. */
final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Problem(String message) {
        super(message);
    }
}
