package org.rmocse.notification;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Queue;
import java.util.List;
import java.util.concurrent.Semaphore;
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

    static final int IDS_IN_A_MESSAGE = 50;

    /** How long a message may wait for a listener; after that the timer has sent its rows anyway. */
    private static final long MESSAGE_LIFE_MILLIS = 60_000;

    /** A hanging broker holds at most so many threads of the server; whoever comes then leaves the rows to the timer. */
    private static final Semaphore THREADS = new Semaphore(4);

    @Inject
    private BrokerState broker;

    /**
     * Puts the rows on the queue. Never fails.
     *
     * @param ids keys of committed outbox rows
     */
    @Asynchronous
    @PermitAll
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void handOver(List<Long> ids) {
        if (!THREADS.tryAcquire()) {
            return;
        }
        try (JMSContext context = factory().createContext()) {
            JMSProducer producer = context.createProducer()
                    .setDeliveryMode(DeliveryMode.NON_PERSISTENT)
                    .setTimeToLive(MESSAGE_LIFE_MILLIS);
            Queue queue = queue();
            for (int from = 0; from < ids.size(); from += IDS_IN_A_MESSAGE) {
                producer.send(queue, message(ids.subList(from, Math.min(from + IDS_IN_A_MESSAGE, ids.size()))));
            }
            broker.answered();
        } catch (JMSRuntimeException | NamingException unreachable) {
            broker.refused();
            LOG.warn(
                    "The broker did not take {} notices, the timer will send them: {}",
                    ids.size(),
                    unreachable.toString());
        } finally {
            THREADS.release();
        }
    }

    /** Asks the broker whether it answers, and notes what it says. Never fails. */
    @Asynchronous
    @PermitAll
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void ask() {
        if (!THREADS.tryAcquire()) {
            broker.refused(); // as many as may wait for it do
            return;
        }
        try (JMSContext context = factory().createContext()) {
            context.createProducer();
            broker.answered();
        } catch (JMSRuntimeException | NamingException unreachable) {
            broker.refused();
        } finally {
            THREADS.release();
        }
    }

    static String message(List<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
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
