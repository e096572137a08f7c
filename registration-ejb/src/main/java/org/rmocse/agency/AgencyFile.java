package org.rmocse.agency;

import java.util.List;

/**
 * All an administrator knows of an agency.
 *
 * @param agency as it stands today
 * @param draft the same as it would be typed
 * @param version to be handed back with a change
 * @param changes what was done to it, the latest first
 */
public record AgencyFile(Agency agency, AgencyDraft draft, int version, List<AgencyChange> changes) {}
