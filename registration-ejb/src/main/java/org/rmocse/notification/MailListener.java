package org.rmocse.notification;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the notices a message names; a message it cannot read is dropped, since the timer finds the rows anyway. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "jms/registrationMail"),
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "4")
        })
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MailListener implements MessageListener {

    private static final Logger LOG = LoggerFactory.getLogger(MailListener.class);

    @Inject
    private MailDelivery delivery;

    @Override
    public void onMessage(Message message) {
        delivery.deliver(named(message));
    }

    private static List<Long> named(Message message) {
        try {
            return ids(message.getBody(String.class));
        } catch (JMSException | RuntimeException unreadable) {
            LOG.warn("A message on the mail queue names no notices and is dropped", unreadable);
            return List.of();
        }
    }

    /** What {@link MailDispatch#message} wrote; more than it ever writes would hold a listener for as long as it likes. */
    static List<Long> ids(String body) {
        String[] ids = body.split(",", MailDispatch.IDS_IN_A_MESSAGE + 1);
        if (ids.length > MailDispatch.IDS_IN_A_MESSAGE) {
            throw new IllegalArgumentException("more notices than a message names");
        }
        return Arrays.stream(ids).map(Long::valueOf).toList();
    }
}
