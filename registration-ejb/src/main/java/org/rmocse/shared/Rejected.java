package org.rmocse.shared;

import jakarta.ejb.ApplicationException;
import java.util.List;
import java.util.stream.Collectors;

/** An action refused for reasons the person can read: rolls back, and carries every finding at once. */
@ApplicationException(rollback = true)
public class Rejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // never serialised: thrown and caught inside one server
    private final List<Finding> findings;

    public Rejected(List<Finding> findings) {
        super(findings.stream().map(Finding::code).collect(Collectors.joining(", ")));
        if (findings.isEmpty()) {
            throw new IllegalArgumentException("a rejection needs a finding");
        }
        this.findings = List.copyOf(findings);
    }

    public Rejected(Finding... findings) {
        this(List.of(findings));
    }

    public List<Finding> findings() {
        return findings;
    }

    /** The same rejection with every finding moved to one field, for a caller that knows where the input came from. */
    public Rejected at(String field) {
        return new Rejected(findings.stream().map(finding -> finding.at(field)).toList());
    }
}
