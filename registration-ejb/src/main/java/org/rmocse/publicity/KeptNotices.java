package org.rmocse.publicity;

import java.util.List;
import java.util.UUID;

/**
 * A page of notices.
 *
 * @param next the last one on it where there are more; else null
 */
public record KeptNotices(List<KeptNotice> notices, UUID next) {}
