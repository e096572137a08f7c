package org.rmocse.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.rmocse.shared.Invariant;
import org.rmocse.shared.InvariantCheck;
import org.rmocse.shared.InvariantChecks;

/** The trail is as it was sealed (I8). */
@ApplicationScoped
public class TrailInvariants implements InvariantChecks {

    private AuditChain chain;

    protected TrailInvariants() {}

    @Inject
    public TrailInvariants(AuditChain chain) {
        this.chain = chain;
    }

    @Override
    public List<InvariantCheck> checks() {
        return List.of(new InvariantCheck() {
            @Override
            public Invariant invariant() {
                return Invariant.TRAIL;
            }

            @Override
            public Looked look(Extent extent) {
                ChainReport report = chain.verify();
                return new Looked(
                        report.sealed(),
                        report.faults().stream().map(ChainFault::told).toList());
            }
        });
    }
}
