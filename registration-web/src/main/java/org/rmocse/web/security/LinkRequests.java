package org.rmocse.web.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.rmocse.shared.Finding;
import org.rmocse.web.shared.ClientAddress;
import org.rmocse.web.shared.Limited;
import org.rmocse.web.shared.Messages;
import org.rmocse.web.shared.RateLimit;

/** Requests that may cause a mail with a link: so many from one network address, which tells nothing of who is known. */
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
        long wait = limit.secondsToWait(Limited.ACCOUNT_LINK, address);
        if (wait > 0) {
            messages.show(List.of(Finding.of("REQUESTS_BUSY", null).having(null, wait)));
            return false;
        }
        boolean taken = messages.attempt(work);
        if (!taken) {
            limit.takeBack(Limited.ACCOUNT_LINK, address);
        }
        return taken;
    }
}
