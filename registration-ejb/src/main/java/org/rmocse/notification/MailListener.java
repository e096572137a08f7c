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
        delivery.deliver(ids(message));
    }

    private static List<Long> ids(Message message) {
        try {
            return Arrays.stream(message.getBody(String.class).split(","))
                    .map(Long::valueOf)
                    .toList();
        } catch (JMSException | RuntimeException unreadable) {
            LOG.warn("A message on the mail queue names no notices and is dropped", unreadable);
            return List.of();
        }
    }
}
