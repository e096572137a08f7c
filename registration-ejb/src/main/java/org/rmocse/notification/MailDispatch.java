package org.rmocse.notification;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Queue;
import java.util.List;
import java.util.stream.Collectors;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The fast path from outbox to mail: after commit, on a thread of its own and outside any transaction, so that a broker
 * that is slow or stopped holds up nobody. What it fails to hand over {@link MailTimer} picks up.
 */
@Stateless
public class MailDispatch {

    private static final Logger LOG = LoggerFactory.getLogger(MailDispatch.class);

    /** Observes the commit; a rolled-back deed is never heard of. */
    public static class Listener {

        @Inject
        private MailDispatch dispatch;

        void onCommit(@Observes(during = TransactionPhase.AFTER_SUCCESS) NoticesWritten notices) {
            dispatch.handOver(notices.ids());
        }
    }

    /** Puts one message for these rows on the queue. */
    @Asynchronous
    @PermitAll
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void handOver(List<Long> ids) {
        try (JMSContext context = factory().createContext()) {
            for (int from = 0; from < ids.size(); from += 50) {
                context.createProducer()
                        .send(
                                queue(),
                                ids.subList(from, Math.min(from + 50, ids.size())).stream()
                                        .map(String::valueOf)
                                        .collect(Collectors.joining(",")));
            }
        } catch (JMSRuntimeException | NamingException unreachable) {
            LOG.warn("The broker did not take {} notices; the timer will send them", ids.size(), unreachable);
        }
    }

    private static ConnectionFactory factory() throws NamingException {
        return InitialContext.doLookup("java:comp/DefaultJMSConnectionFactory");
    }

    private static Queue queue() throws NamingException {
        try {
            return InitialContext.doLookup("jms/registrationMail");
        } catch (NamingException onlyUnderJava) {
            return InitialContext.doLookup("java:/jms/registrationMail");
        }
    }
}
