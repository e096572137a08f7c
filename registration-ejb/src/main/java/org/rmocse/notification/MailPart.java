package org.rmocse.notification;

import java.util.List;
import java.util.UUID;

/**
 * A part of the list of mails, the latest first.
 *
 * @param next after which it goes on; null where it ends
 */
public record MailPart(List<MailLine> mails, UUID next) {}
