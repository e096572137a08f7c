package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.UUID;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.as.arquillian.container.ManagementClient;
import org.jboss.as.controller.client.helpers.Operations;
import org.jboss.dmr.ModelNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * A broker that nobody can reach holds up nobody, and the mail arrives all the same. What is stopped is the one door of the
 * embedded broker: its connections break and new ones are refused. Stopping the broker itself would undeploy the
 * application, whose listener depends on it.
 */
@Order(80)
class StoppedBrokerIT extends ContainerTest {

    private static final int PATIENCE_MILLIS = 3000;

    @ArquillianResource
    private ManagementClient management;

    @AfterEach
    void let_the_broker_be_reached_again() throws IOException {
        door("start");
    }

    @Test
    void mail_still_arrives() throws Exception {
        Candidate candidate = Candidate.next("安宁");
        Visitor applicant = Filer.register(BED, candidate);
        UUID id = Filer.fillIn(applicant, candidate);
        door("stop");
        assertThat(queue("consumer-count")).as("listeners left on the queue").isZero();
        long taken = queue("messages-added");

        long begun = System.nanoTime();
        Visitor.Page page = Filer.submit(applicant, id);
        long millis = (System.nanoTime() - begun) / 1_000_000;
        assertThat(page.errors()).isEmpty();
        assertThat(millis).as("nobody waits for the broker").isLessThan(PATIENCE_MILLIS);
        new Mailbox(BED.mail(), candidate.email())
                .await(page.html().getElementById("receipt").text());
        assertThat(queue("messages-added")).as("messages the broker took").isEqualTo(taken);
        awaitReady("DEGRADED");

        door("start");
        for (int second = 0; second < 60 && queue("consumer-count") == 0; second++) {
            Thread.sleep(1000);
        }
        assertThat(queue("consumer-count")).as("listeners back on the queue").isPositive();
        awaitReady("UP");
    }

    /** Without the broker the application serves, and says that something is late. */
    private static void awaitReady(String status) throws InterruptedException {
        Visitor monitor = Visitor.at(BED.url());
        String body = "{\"status\":\"" + status + "\"}";
        for (int tries = 0;
                tries < 100 && !monitor.get("/api/v1/health/ready").text().equals(body);
                tries++) {
            Thread.sleep(100);
        }
        assertThat(monitor.page().text()).isEqualTo(body);
        assertThat(monitor.page().status()).isEqualTo(200);
    }

    private void door(String operation) throws IOException {
        done(Operations.createOperation(operation, broker().add("in-vm-acceptor", "in-vm")));
    }

    private long queue(String figure) throws IOException {
        return done(Operations.createReadAttributeOperation(broker().add("jms-queue", "registrationMail"), figure))
                .asLong();
    }

    private static ModelNode broker() {
        return new ModelNode().add("subsystem", "messaging-activemq").add("server", "default");
    }

    private ModelNode done(ModelNode operation) throws IOException {
        ModelNode outcome = management.getControllerClient().execute(operation);
        assertThat(Operations.isSuccessfulOutcome(outcome))
                .as(outcome::toString)
                .isTrue();
        return Operations.readResult(outcome);
    }
}
