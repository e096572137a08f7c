package org.rmocse.application;

import java.util.Map;
import java.util.UUID;

/**
 * Files as they stood when a decision about them was looked at.
 *
 * @param keys of those that are the actor's to see
 */
record BulkLook(BulkPreview preview, Map<UUID, Long> keys) {}
