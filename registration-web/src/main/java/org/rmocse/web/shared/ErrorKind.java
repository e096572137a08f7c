package org.rmocse.web.shared;

import jakarta.ejb.EJBAccessException;
import jakarta.faces.application.ViewExpiredException;
import jakarta.transaction.HeuristicMixedException;
import java.io.FileNotFoundException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.ConnectionException;
import org.primefaces.csp.CspException;
import org.rmocse.shared.Rejected;

/** What can go wrong with a request as a whole, each with its own words ({@code error.<name>.title}, {@code .text}). */
public enum ErrorKind {
    BAD_REQUEST(400),
    DENIED(403),
    TIED(403),
    WITHHELD(403),
    MISSING(404),
    EXPIRED(409),
    TOO_LARGE(413),
    UNEXPECTED(500),
    UNAVAILABLE(503);

    private final int status;

    ErrorKind(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }

    /** The middle part of the keys of its words. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind nearest to a status some part of the server gave. */
    static ErrorKind of(int status) {
        for (ErrorKind kind : values()) {
            if (kind.status == status) {
                return kind;
            }
        }
        return status == 401
                ? DENIED
                : status == 405 || status == 410 ? MISSING : status < 500 ? BAD_REQUEST : UNEXPECTED;
    }

    /** What an exception means, looked for through the wrappers a container puts around it. */
    static ErrorKind of(Throwable failed) {
        Optional<Rejected> refusal = Messages.refusal(failed);
        if (refusal.isPresent()) {
            return of(refusal.get());
        }
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof ViewExpiredException) {
                return EXPIRED;
            }
            if (cause instanceof EJBAccessException) {
                return DENIED;
            }
            if (cause instanceof CspException) {
                return BAD_REQUEST;
            }
            if (cause instanceof FileNotFoundException) {
                return MISSING;
            }
            if (isTooLarge(cause)) {
                return TOO_LARGE;
            }
            if (isNoDatabase(cause)) {
                return UNAVAILABLE;
            }
        }
        return UNEXPECTED;
    }

    /** Whether it failed because the database could not be reached or has no room. */
    public static boolean isUnavailable(Throwable failed) {
        return of(failed) == UNAVAILABLE;
    }

    private static ErrorKind of(Rejected refusal) {
        return switch (refusal.findings().get(0).code()) {
            case "NOT_FOUND" -> MISSING;
            case "SIGNED_OUT" -> EXPIRED;
            case "CONFLICT_OF_INTEREST" -> TIED;
            case "FILE_WITHHELD" -> WITHHELD;
            default -> UNEXPECTED;
        };
    }

    /** The server's own exceptions for an oversized request, whose classes an application does not see. */
    private static boolean isTooLarge(Throwable cause) {
        String name = cause.getClass().getSimpleName();
        return name.equals("RequestTooBigException") || name.equals("FileTooLargeException");
    }

    private static boolean isNoDatabase(Throwable cause) {
        // the connection was lost while the transaction was being committed, so that nobody knows which way it went
        if (cause instanceof HeuristicMixedException) {
            return true;
        }
        if (cause instanceof ConnectionException || cause instanceof SQLTransientConnectionException) {
            return true;
        }
        String state = cause instanceof SQLException sql ? sql.getSQLState() : null;
        // broken connections; shut down; without disk, memory or connections left
        return state != null && (state.startsWith("08") || state.startsWith("57P") || state.startsWith("53"));
    }
}
