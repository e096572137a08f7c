package org.rmocse.application;

import java.util.List;
import java.util.UUID;

/**
 * Some of the batches the centre received, the latest first.
 *
 * @param before what to ask with for those before them; null where there are none
 */
public record ReceivedBatches(List<ReceivedBatch> batches, UUID before) {}
