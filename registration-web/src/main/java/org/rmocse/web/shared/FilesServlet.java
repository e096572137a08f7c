package org.rmocse.web.shared;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.rmocse.application.ApplicationQueries;
import org.rmocse.application.Letters;
import org.rmocse.application.PrintedLetter;
import org.rmocse.application.RevocationQueries;
import org.rmocse.certificate.CertificatePrints;
import org.rmocse.certificate.Dispatches;
import org.rmocse.certificate.PrintRuns;
import org.rmocse.document.Content;
import org.rmocse.employer.ContactDecisions;
import org.rmocse.employer.NameDecisions;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;

/**
 * Hands out files by the application they are on; the boundaries ask whether the caller may see it. Addresses:
 * {@code /files/certificate/own}, {@code /files/certificate/CODE}, {@code /files/label/CODE}, {@code /files/run/RUN},
 * {@code /files/parcel/PARCEL}, {@code /files/APPLICATION/portrait},
 * {@code .../form}, {@code .../duty}, {@code .../letter/CODE}, {@code .../MATERIAL} and {@code .../MATERIAL/PAGE} for a picture of a page, counted from 0; and
 * {@code /files/contact/REQUEST} and {@code /files/contact/REQUEST/PAGE} for a letter of authority, {@code /files/new-name/REQUEST} and {@code .../PAGE} for the proof
 * of a new name; and
 * {@code /files/revocation/REVOCATION/letter}, {@code .../EVIDENCE} and {@code .../EVIDENCE/PAGE}.
 */
@WebServlet("/files/*")
public class FilesServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int PREVIEW_WIDTH = 1100;

    @Inject
    private transient ApplicationQueries applications;

    @Inject
    private transient Letters letters;

    @Inject
    private transient RevocationQueries revocations;

    @Inject
    private transient ContactDecisions contacts;

    @Inject
    private transient NameDecisions names;

    @Inject
    private transient CertificatePrints certificates;

    @Inject
    private transient PrintRuns runs;

    @Inject
    private transient Dispatches dispatches;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String[] path = request.getPathInfo() == null
                ? new String[0]
                : request.getPathInfo().substring(1).split("/");
        if (path.length >= 3 && path.length <= 4 && path[0].equals("revocation")) {
            sendOfRevocation(request, response, path);
            return;
        }
        if (path.length < 2 || path.length > 3) {
            throw missing();
        }
        if (path[0].equals("new-name")) {
            sendProofOfName(response, path);
            return;
        }
        if (path[0].equals("contact")) {
            sendLetterOfAuthority(response, path);
            return;
        }
        if (path[0].equals("label")) {
            send(response, "label", "application/pdf", certificates.label(path[1]));
            return;
        }
        if (path[0].equals("run")) {
            send(response, "print-run", "application/pdf", runs.pdf(id(path[1])));
            return;
        }
        if (path[0].equals("parcel")) {
            send(response, "packing-list", "application/pdf", dispatches.packingList(id(path[1])));
            return;
        }
        if (path[0].equals("certificate")) {
            send(
                    response,
                    "certificate",
                    "application/pdf",
                    path[1].equals("own") ? certificates.ownPdf() : certificates.pdf(path[1]));
            return;
        }
        UUID application = id(path[0]);
        switch (path[1]) {
            case "portrait" -> {
                Content portrait = applications.portrait(application).orElseThrow(FilesServlet::missing);
                send(response, "portrait", portrait.file().contentType(), portrait.bytes());
            }
            case "form" -> {
                send(response, "form", "application/pdf", applications.form(application));
            }
            case "duty" -> {
                send(response, "duties", "application/pdf", applications.dutyStatement(application));
            }
            case "letter" -> {
                PrintedLetter letter = letters.print(
                        application,
                        path.length == 3 ? path[2] : "",
                        Language.of(request.getParameter(Language.COOKIE)));
                send(response, letter.number(), "application/pdf", letter.pdf());
            }
            default -> {
                if (path.length == 3) {
                    send(
                            response,
                            "page",
                            "image/jpeg",
                            applications.preview(application, id(path[1]), page(path[2]), PREVIEW_WIDTH));
                } else {
                    Content content = applications.material(application, id(path[1]));
                    send(response, "document", content.file().contentType(), content.bytes());
                }
            }
        }
    }

    private void sendOfRevocation(HttpServletRequest request, HttpServletResponse response, String[] path)
            throws IOException {
        UUID revocation = id(path[1]);
        if (path[2].equals("letter")) {
            PrintedLetter letter = revocations.letter(revocation, Language.of(request.getParameter(Language.COOKIE)));
            send(response, letter.number(), "application/pdf", letter.pdf());
        } else if (path.length == 4) {
            send(
                    response,
                    "page",
                    "image/jpeg",
                    revocations.preview(revocation, id(path[2]), page(path[3]), PREVIEW_WIDTH));
        } else {
            Content content = revocations.evidence(revocation, id(path[2]));
            send(response, "evidence", content.file().contentType(), content.bytes());
        }
    }

    private void sendLetterOfAuthority(HttpServletResponse response, String[] path) throws IOException {
        if (path.length == 3) {
            send(response, "letter", "image/jpeg", contacts.preview(id(path[1]), page(path[2]), PREVIEW_WIDTH));
        } else {
            Content letter = contacts.letter(id(path[1]));
            send(response, "letter", letter.file().contentType(), letter.bytes());
        }
    }

    private void sendProofOfName(HttpServletResponse response, String[] path) throws IOException {
        if (path.length == 3) {
            send(response, "page", "image/jpeg", names.preview(id(path[1]), page(path[2]), PREVIEW_WIDTH));
        } else {
            Content proof = names.proof(id(path[1]));
            send(response, "proof", proof.file().contentType(), proof.bytes());
        }
    }

    /** Under a name of ours: what somebody called a file on another machine is told in pages and in no header. */
    private static void send(HttpServletResponse response, String name, String type, byte[] bytes) throws IOException {
        response.setContentType(type);
        String ending = type.substring(type.indexOf('/') + 1).replace("jpeg", "jpg");
        response.setHeader("Content-Disposition", "inline; filename=\"" + name + '.' + ending + '"');
        response.setContentLength(bytes.length);
        response.setHeader("Cache-Control", "private, no-store");
        response.getOutputStream().write(bytes);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw missing();
        }
    }

    private static int page(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException malformed) {
            throw missing();
        }
    }

    private static Rejected missing() {
        return new Rejected(Finding.of("NOT_FOUND", null));
    }
}
