/**
 * Tells people what happened: one outbox row a notice, written with the deed, sent by mail after it, kept as the delivery
 * log. Offers {@link org.rmocse.notification.Notifications} and {@link org.rmocse.notification.Deliveries}, and to the system
 * administrator {@link org.rmocse.notification.MailQueries} and {@link org.rmocse.notification.Mails}; depends on audit and shared.
 *
 * <p>A notice travels {@code Notifications} → {@code CommitObserver} → {@code MailDispatch} → queue → {@code MailListener}
 * → {@code MailDelivery} → {@code MailSender}; {@code MailTimer} takes what did not get through.
 */
package org.rmocse.notification;
