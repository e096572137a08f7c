package org.rmocse.web.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.rmocse.shared.Finding;
import org.rmocse.web.shared.ClientAddress;
import org.rmocse.web.shared.Limited;
import org.rmocse.web.shared.Messages;
import org.rmocse.web.shared.RateLimit;

/** A question of the public to the register: all of its parts are needed, and one address may ask only so often (D17). */
@Named
@RequestScoped
public class PublicQuestion {

    private static final int TOO_MANY_REQUESTS = 429;

    @Inject
    private RateLimit limit;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Messages messages;

    private long wait;

    /** Whether the page was called with a question rather than to ask one. */
    boolean isAsked(String... parts) {
        return Arrays.stream(parts).anyMatch(request.getParameterMap()::containsKey);
    }

    /** Whether no part is missing; says at each missing one that it is. */
    boolean isComplete(String... parts) {
        String[] missing = Arrays.stream(parts).filter(this::isMissing).toArray(String[]::new);
        for (String part : missing) {
            messages.at(part, Finding.of("REQUIRED", part, "D17"));
        }
        return missing.length == 0;
    }

    /** Whether it may be asked now; if not, the answer says when. */
    boolean isAllowed() {
        wait = limit.secondsToWait(Limited.LOOK_UP, ClientAddress.of(request));
        if (wait > 0) {
            ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
            external.setResponseStatus(TOO_MANY_REQUESTS);
            external.setResponseHeader("Retry-After", String.valueOf(wait));
        }
        return wait == 0;
    }

    /** The seconds until the question may be asked again; 0 where it was answered. */
    public long getWait() {
        return wait;
    }

    private boolean isMissing(String part) {
        String value = request.getParameter(part);
        return value == null || value.isBlank();
    }
}
