package org.rmocse.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.rmocse.application.Status;
import org.rmocse.notification.MailBacklog;
import org.rmocse.shared.Job;

/**
 * How the whole stands, in numbers that name nobody.
 *
 * @param open open files by status
 * @param lastSuccesses when each job last ended well
 * @param sealLag how old the oldest entry of the trail is that was not sealed
 * @param connections this server's to the database, by state
 */
public record Figures(
        MailBacklog mail,
        Map<Status, Long> open,
        Map<Job, Instant> lastSuccesses,
        Duration sealLag,
        Map<String, Long> connections) {}
