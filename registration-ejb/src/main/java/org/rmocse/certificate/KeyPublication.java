package org.rmocse.certificate;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.util.Map;
import org.rmocse.audit.AuditTrail;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Texts;

/** Publishes new signing keys before anything is signed with them, and puts that on the trail. */
@Singleton
@Startup
@DependsOn("Migration")
public class KeyPublication {

    @Inject
    private PublishedKeys keys;

    @Inject
    private AuditTrail audit;

    public KeyPublication() {}

    KeyPublication(PublishedKeys keys, AuditTrail audit) {
        this.keys = keys;
        this.audit = audit;
    }

    @PostConstruct
    void publish() {
        Actor system = Actor.system(Texts.of(Texts.CHINESE).get("signing_key.actor"));
        keys.publish()
                .forEach(version -> audit.record(
                        system,
                        "signing_key.published",
                        "signing_key",
                        null,
                        Map.of("version", String.valueOf(version))));
    }
}
