package org.rmocse.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The mail server did not take a mail, and what that means for this mail and for the others. */
class NotSent extends Exception {

    /** Whose fault it is, and whether trying again can help. */
    enum Reason {
        /** The server cannot be reached or serves nobody now; says nothing about this mail. */
        SERVER_AWAY,
        /** The connection broke in the middle of this mail; whether the server has it nobody knows. */
        CONNECTION_LOST,
        /** This mail was refused for now (4xx), or its sender was. */
        REFUSED_FOR_NOW,
        /** This mail was refused for good (5xx), or has no address. */
        REFUSED_FOR_GOOD
    }

    /** The answer kept of a mail whose address is none; no server was asked. */
    static final String NO_ADDRESS = "address";

    private static final long serialVersionUID = 1L;

    private static final Pattern REPLY = Pattern.compile("\\s*([245]\\d\\d)[ -].*", Pattern.DOTALL);

    private final Reason reason;
    private final String answer;

    private NotSent(Reason reason, String answer, MessagingException cause) {
        super(answer, cause);
        this.reason = reason;
        this.answer = answer;
    }

    /** What failed before the mail itself was offered: connecting, greeting, signing in. */
    static NotSent whileConnecting(MessagingException cause) {
        return new NotSent(Reason.SERVER_AWAY, answer(cause), cause);
    }

    static NotSent badAddress(AddressException cause) {
        return new NotSent(Reason.REFUSED_FOR_GOOD, NO_ADDRESS, cause);
    }

    /**
     * What failed while the mail was offered.
     *
     * @param contentOffered whether the server had agreed to sender and recipient and asked for the content
     */
    static NotSent whileSending(MessagingException cause, boolean contentOffered) {
        String answer = answer(cause);
        return new NotSent(reason(cause, answer, contentOffered), answer, cause);
    }

    Reason reason() {
        return reason;
    }

    /** The server's reply code, or what kind of failure it was; names nobody. */
    String answer() {
        return answer;
    }

    private static Reason reason(MessagingException cause, String answer, boolean contentOffered) {
        if (answer.startsWith("421")) {
            return Reason.SERVER_AWAY;
        }
        if (answer.startsWith("4")) {
            return Reason.REFUSED_FOR_NOW;
        }
        if (answer.startsWith("5")) {
            // who refuses the sender refuses every notice: a matter of configuration, which somebody will mend
            return contentOffered || refusesTheRecipient(cause) ? Reason.REFUSED_FOR_GOOD : Reason.REFUSED_FOR_NOW;
        }
        return Reason.CONNECTION_LOST;
    }

    private static boolean refusesTheRecipient(MessagingException cause) {
        return cause instanceof SendFailedException failed
                && failed.getInvalidAddresses() != null
                && failed.getInvalidAddresses().length > 0;
    }

    /** The last reply in the chain is the most specific: the refusal of the address inside the refusal of the mail. */
    private static String answer(MessagingException failure) {
        String found = null;
        Exception next = failure;
        while (next != null) {
            Matcher reply = REPLY.matcher(String.valueOf(next.getMessage()));
            if (reply.matches()) {
                found = reply.group(1);
            }
            if (found == null && !(next instanceof MessagingException)) {
                return next.getClass().getSimpleName();
            }
            next = next instanceof MessagingException chained ? chained.getNextException() : null;
        }
        return found == null ? failure.getClass().getSimpleName() : found;
    }
}
