package org.rmocse.notification;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Which mails are asked for; what is null narrows nothing.
 *
 * @param type the name of a {@link NoticeType}
 * @param day on which they were written
 * @param after the mail a part of the list ended with
 */
public record MailFilter(String type, MailState state, LocalDate day, UUID after) {}
