package org.rmocse.operation;

import java.util.List;
import org.rmocse.application.TrialLimit;
import org.rmocse.application.TrialPart;

/**
 * Whom a change would touch.
 *
 * @param atDesks files that lie at a desk, with the parameters of their submission
 * @param unfiled drafts and returned files; null where their conditions do not go by the parameter
 * @param holders those registered, if they renewed on its first day; null as before
 * @param limits last days of limits that begin on its first day; empty where none goes by it
 */
public record ParameterTrial(int atDesks, TrialPart unfiled, TrialPart holders, List<TrialLimit> limits) {}
