package org.rmocse.audit;

import java.util.List;

/**
 * Some of the trail, the latest first.
 *
 * @param next after which entry it goes on; null at its end
 */
public record TrailPart(List<TrailLine> lines, Long next) {}
