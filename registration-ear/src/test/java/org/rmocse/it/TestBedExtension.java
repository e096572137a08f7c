package org.rmocse.it;

import org.jboss.arquillian.core.spi.LoadableExtension;

/** Starts the test bed before Arquillian reads where the server is. */
public class TestBedExtension implements LoadableExtension {

    @Override
    public void register(ExtensionBuilder builder) {
        TestBed.get();
    }
}
