package org.rmocse.it;

import org.jboss.arquillian.container.spi.event.UnDeployManagedDeployments;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.EventContext;
import org.jboss.arquillian.core.spi.LoadableExtension;

/** Starts the test bed before Arquillian reads where the server is, and keeps what was deployed for all classes. */
public class TestBedExtension implements LoadableExtension {

    @Override
    public void register(ExtensionBuilder builder) {
        TestBed.get();
        builder.observer(Keeper.class);
    }

    /** Stands before Arquillian's own observer and does not hand on, so that nothing is taken down between classes. */
    public static class Keeper {

        public void keep(@Observes EventContext<UnDeployManagedDeployments> afterAClass) {
            // the server ends with the test bed, and the application with it
        }
    }
}
