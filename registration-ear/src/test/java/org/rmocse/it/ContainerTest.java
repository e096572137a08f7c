package org.rmocse.it;

import java.io.File;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of the EAR exactly as it ships, in the configured server, from outside: by HTTP, SQL and SMTP. It is deployed by
 * the first class that needs it and stays for the others.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
abstract class ContainerTest {

    private static final String EAR = "registration";

    protected static final TestBed BED = TestBed.get();

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = EAR, managed = false, testable = false)
    static EnterpriseArchive ear() {
        return ShrinkWrap.create(ZipImporter.class, "registration.ear")
                .importFrom(new File(TestBed.ear().toString()))
                .as(EnterpriseArchive.class);
    }

    @BeforeEach
    void deploy() throws InterruptedException {
        BED.deployOnce(() -> deployer.deploy(EAR));
    }
}
