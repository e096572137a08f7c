package org.rmocse.notification;

import java.util.List;

/**
 * Outbox rows were written in this transaction.
 *
 * @param ids their keys
 */
public record NoticesWritten(List<Long> ids) {}
