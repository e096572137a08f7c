package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** The heap exhausted (F19): a server that has no memory left ends rather than go on half, so that whoever watches it starts it again. */
class HeapFault {

    @Test
    void without_memory_the_server_ends_and_loses_nothing() throws Exception {
        try (FaultBed bed = new FaultBed("heap")) {
            bed.start();
            FaultBed.Prepared one = bed.prepared("太叔安");
            assertThat(one.isAcknowledged()).isTrue();
            VirtualMachine machine =
                    VirtualMachine.attach(String.valueOf(bed.server().pid()));
            try {
                machine.loadAgent(agent(bed.folder()).toString());
            } catch (IOException ended) {
                // it may be gone before it can say that the eater was let in
            }
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (bed.server().isAlive() && System.nanoTime() < end) {
                Thread.sleep(100);
            }
            assertThat(bed.server().isAlive()).as("still there without memory").isFalse();
            assertThat(bed.server().waitFor())
                    .as("says that it did not end well")
                    .isNotZero();
            Duration ready = bed.start();
            bed.requireWhatMustHold("the heap exhausted");
            assertThat(bed.status(one.id())).isEqualTo("SUBMITTED");
            assertThat(bed.lostMails()).isZero();
            FaultReport.add("F19 heap exhausted", 1, 0, 0, ready);
        }
    }

    private static Path agent(Path folder) throws IOException {
        Path jar = folder.resolve("heap-eater.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(new Attributes.Name("Agent-Class"), HeapEater.class.getName());
        String entry = HeapEater.class.getName().replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream archive = new JarOutputStream(out, manifest);
                InputStream code = HeapEater.class.getClassLoader().getResourceAsStream(entry)) {
            archive.putNextEntry(new ZipEntry(entry));
            code.transferTo(archive);
        }
        return jar;
    }
}
