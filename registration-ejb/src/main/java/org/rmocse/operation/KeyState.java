package org.rmocse.operation;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How the keys stand.
 *
 * @param versions those of the encryption key, the newest first
 * @param places how many values there are under older versions, by where they are kept; those without any left out
 * @param indexVersions those of the keys of keyed hashes that some hash was made with
 * @param run the last or the running one; null where there was none
 */
public record KeyState(List<KeyUse> versions, Map<String, Long> places, Set<Integer> indexVersions, ResealRun run) {

    /** Whether something is under an older version and nobody has begun to seal it anew. */
    public boolean isStartable() {
        return !isRunning() && !places.isEmpty();
    }

    public boolean isRunning() {
        return run != null && !run.isOver();
    }
}
