package org.rmocse.notification;

/**
 * What became of many notices.
 *
 * @param waiting those on their way, be it another attempt
 * @param failed those given up
 */
public record DeliveryCounts(int waiting, int sent, int failed) {}
