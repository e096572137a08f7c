package org.rmocse.web.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.rmocse.shared.Finding;
import org.rmocse.web.shared.ClientAddress;
import org.rmocse.web.shared.Limited;
import org.rmocse.web.shared.Messages;
import org.rmocse.web.shared.RateLimit;

/** Requests that may cause a mail with a link, and codes: so many from one network address, which tells nothing of who is known. */
@RequestScoped
class LinkRequests {

    @Inject
    private RateLimit limit;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Messages messages;

    /** Makes the request where the address may; returns whether it was taken, the visitor being told if it was not. */
    boolean attempt(Runnable work) {
        String address = ClientAddress.of(request);
        if (mustWait(Limited.ACCOUNT_LINK, address)) {
            return false;
        }
        boolean taken = messages.attempt(work);
        if (!taken) {
            limit.takeBack(Limited.ACCOUNT_LINK, address);
        }
        return taken;
    }

    /**
     * Tries a code where the address may; only a wrong one counts. Returns whether it was right, the visitor being told if it was
     * not.
     *
     * @param work given the address, says whether the code was right
     */
    boolean attemptCode(Predicate<String> work) {
        String address = ClientAddress.of(request);
        if (mustWait(Limited.ACCOUNT_CODE, address)) {
            return false;
        }
        long asked = System.nanoTime();
        boolean[] right = new boolean[1];
        boolean read = messages.attempt(() -> right[0] = work.test(address));
        if (!read || right[0]) {
            limit.takeBack(Limited.ACCOUNT_CODE, address);
        } else {
            LockSupport.parkNanos(Authentication.REFUSAL_NANOS - (System.nanoTime() - asked));
            messages.show(List.of(Finding.of("CODE_INVALID", "code", "D28")));
        }
        return right[0];
    }

    private boolean mustWait(Limited what, String address) {
        long wait = limit.secondsToWait(what, address);
        if (wait > 0) {
            messages.show(List.of(Finding.of("REQUESTS_BUSY", null).having(null, wait)));
        }
        return wait > 0;
    }
}
