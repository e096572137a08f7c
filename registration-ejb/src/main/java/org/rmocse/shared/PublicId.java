package org.rmocse.shared;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import java.util.UUID;

/** Makes the ids seen on the wire: UUID version 7, sorted by time for the index, unguessable by their random part. */
public final class PublicId {

    private static final TimeBasedEpochRandomGenerator GENERATOR = Generators.timeBasedEpochRandomGenerator();

    private PublicId() {}

    public static UUID next() {
        return GENERATOR.generate();
    }
}
