package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.jboss.as.arquillian.container.ManagementClient;
import org.jboss.as.controller.client.helpers.Operations;
import org.jboss.dmr.ModelNode;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** With the broker stopped nobody waits for it, and the mail arrives all the same. Leaves the broker stopped: runs late. */
@Order(80)
class StoppedBrokerIT extends ContainerTest {

    private static final int PATIENCE_MILLIS = 5000;

    @org.jboss.arquillian.test.api.ArquillianResource
    private ManagementClient management;

    @Test
    void mail_still_arrives() throws Exception {
        Candidate candidate = Candidate.next("安宁");
        Visitor applicant = Filer.register(BED, candidate);
        UUID id = Filer.fillIn(applicant, candidate);

        ModelNode broker =
                new ModelNode().add("subsystem", "messaging-activemq").add("server", "default");
        ModelNode stop = Operations.createOperation("force-failover", broker);
        assertThat(Operations.isSuccessfulOutcome(
                        management.getControllerClient().execute(stop)))
                .isTrue();
        assertThat(management
                        .getControllerClient()
                        .execute(Operations.createReadAttributeOperation(broker, "started"))
                        .get("result")
                        .asBoolean())
                .as("the broker runs")
                .isFalse();

        long begun = System.nanoTime();
        Visitor.Page page = Filer.submit(applicant, id);
        long millis = (System.nanoTime() - begun) / 1_000_000;
        assertThat(page.errors()).isEmpty();
        assertThat(millis).as("nobody waits for the broker").isLessThan(PATIENCE_MILLIS);
        new Mailbox(BED.mail(), candidate.email())
                .await(page.html().getElementById("receipt").text());
    }
}
