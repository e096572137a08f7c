package org.rmocse.operation;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.application.FilingInvariants;
import org.rmocse.audit.AuditChain;
import org.rmocse.audit.AuditRootFile;
import org.rmocse.audit.AuditRoots;
import org.rmocse.audit.TrailInvariants;
import org.rmocse.certificate.RegisterInvariants;
import org.rmocse.document.Documents;
import org.rmocse.document.FileInvariants;
import org.rmocse.document.FileLocation;
import org.rmocse.notification.MailInvariants;
import org.rmocse.publicity.ListInvariants;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.Databases;
import org.rmocse.shared.FieldEncryption;
import org.rmocse.shared.InvariantCheck;
import org.rmocse.shared.Settings;
import org.rmocse.shared.Signatures;
import org.rmocse.shared.Texts;

/**
 * The check as a command, with no server: after a restore and before the doors are opened, or while a server runs on the same
 * database. It writes nothing. The environment is the server's.
 */
public final class Check {

    private static final int HOLDS = 0;
    private static final int BROKEN = 1;
    private static final int UNKNOWN = 2;

    /** Says of each font of the machine that it is not the one; held, since a logger nobody holds forgets its level. */
    private static final Logger LIBRARY = Logger.getLogger("org.apache.pdfbox");

    private Check() {}

    /**
     * Tells each invariant in one line, and what breaks it in one line each; ends with 0 where all hold, 1 where one is broken, 2
     * where one could not be looked at.
     *
     * @param arguments {@code --whole}: every file is opened, and every certificate printed again
     */
    public static void main(String... arguments) {
        LIBRARY.setLevel(Level.SEVERE);
        Map<String, String> environment = System.getenv();
        Settings settings = Settings.current();
        InvariantChecker checker = of(
                Databases.at(
                        environment.get("REGISTRATION_DB_URL"),
                        environment.get("REGISTRATION_DB_USER"),
                        environment.get("REGISTRATION_DB_PASSWORD")),
                new FieldEncryption(settings.keyFile()),
                new Signatures(settings.keyFile()),
                FileLocation.of(environment, settings.home()));
        List<Checked> looked = checker.check(
                List.of(arguments).contains("--whole") ? InvariantCheck.Extent.WHOLE : InvariantCheck.Extent.NIGHTLY);
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        looked.forEach(one -> tell(one, out));
        Runtime.getRuntime().exit(outcome(looked));
    }

    /** The checker of a database and the files that belong to it. */
    public static InvariantChecker of(
            Jdbi jdbi, FieldEncryption encryption, Signatures signatures, FileLocation files) {
        Clock clock = ClockProducer.outsideTheServer();
        AuditRoots roots = new AuditRoots(jdbi);
        return new InvariantChecker(
                jdbi,
                clock,
                List.of(
                        new FilingInvariants(jdbi),
                        new ListInvariants(jdbi),
                        new MailInvariants(jdbi),
                        FileInvariants.of(jdbi, clock, encryption, files),
                        RegisterInvariants.of(
                                jdbi, clock, encryption, signatures, Documents.kept(jdbi, encryption, files)),
                        new TrailInvariants(new AuditChain(jdbi, clock, roots, new AuditRootFile(roots)))));
    }

    private static void tell(Checked one, PrintStream out) {
        Texts texts = Texts.of(Locale.getDefault());
        String outcome = one.isHolding() ? "holds" : one.isBroken() ? "broken" : "unknown";
        out.println(texts.get(
                "check.line",
                Map.of(
                        "id", one.invariant().id(),
                        "outcome", texts.get("check." + outcome),
                        "examined", String.format("%,12d", one.examined()),
                        "invariant", texts.of(one.invariant()))));
        one.breaches().forEach(breach -> out.println("      " + breach));
        if (one.failure() != null) {
            out.println("      " + one.failure());
        }
    }

    private static int outcome(List<Checked> looked) {
        if (looked.stream().anyMatch(Checked::isBroken)) {
            return BROKEN;
        }
        return looked.stream().allMatch(Checked::isHolding) ? HOLDS : UNKNOWN;
    }
}
