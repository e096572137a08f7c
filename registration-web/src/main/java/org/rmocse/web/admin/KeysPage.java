package org.rmocse.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import java.util.stream.Collectors;
import org.rmocse.operation.KeyState;
import org.rmocse.operation.KeyVersions;
import org.rmocse.web.security.Proof;
import org.rmocse.web.shared.Messages;

/** The security administrator sees which keys are in use, and has what is under an older one sealed anew. */
@Named
@RequestScoped
public class KeysPage {

    @Inject
    private KeyVersions keys;

    @Inject
    private Proof proof;

    @Inject
    private Messages messages;

    private KeyState state;

    public String reseal() {
        if (!proof.attempt("form", keys::reseal)) {
            return null;
        }
        messages.done("admin_keys.started");
        return "/admin/keys.xhtml?faces-redirect=true";
    }

    public KeyState getState() {
        if (state == null) {
            state = keys.state();
        }
        return state;
    }

    /** Whether something is under an older key and nothing is being done about it. */
    public boolean isStartable() {
        return getState().isStartable();
    }

    /** What is under older keys, by place. */
    public Map<String, Long> getPlaces() {
        return getState().places();
    }

    /** The versions of the index key in use, as they stand in the key file. */
    public String getIndexVersions() {
        return getState().indexVersions().stream()
                .map(version -> "index." + version)
                .collect(Collectors.joining(", "));
    }
}
