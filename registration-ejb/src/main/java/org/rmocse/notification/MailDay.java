package org.rmocse.notification;

import java.time.LocalDate;

/** What became of the mails written on one day. */
public record MailDay(LocalDate day, DeliveryCounts counts) {}
