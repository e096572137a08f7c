package org.rmocse.web.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.rmocse.shared.Rejected;
import org.rmocse.web.shared.ErrorKind;
import org.rmocse.web.shared.References;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every failure of the public interface as a problem: the caller's with what to mend, the unexpected with a reference number. */
@Provider
public class ApiErrors implements ExceptionMapper<Throwable> {

    private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);

    @Override
    public Response toResponse(Throwable failed) {
        if (failed instanceof WebApplicationException refused) {
            Response problem = ProblemResponse.of(refused.getResponse().getStatus(), null, null);
            return Response.fromResponse(refused.getResponse())
                    .type(problem.getMediaType())
                    .entity(problem.getEntity())
                    .build();
        }
        if (failed instanceof Rejected) {
            return ProblemResponse.notFound(null, null);
        }
        String reference = References.current();
        LOG.error("Reference {}: the public interface failed", reference, failed);
        if (ErrorKind.isUnavailable(failed)) {
            return ProblemResponse.unavailable(reference);
        }
        return ProblemResponse.unexpected(reference);
    }
}
