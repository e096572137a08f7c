package org.rmocse.certificate;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;

/** Publishes new signing keys before anything is signed with them. */
@Singleton
@Startup
@DependsOn("Migration")
public class KeyPublication {

    @Inject
    private PublishedKeys keys;

    @PostConstruct
    void publish() {
        keys.publish();
    }
}
