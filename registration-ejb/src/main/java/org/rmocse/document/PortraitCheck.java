package org.rmocse.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PolicyParameters;
import org.rmocse.shared.Rejected;

/** Tells whether a picture can be a portrait (D14): the same for a filing's step and for whoever only asks. */
@ApplicationScoped
public class PortraitCheck {

    private Policy policy;
    private Clock clock;
    private Faces faces;

    protected PortraitCheck() {}

    @Inject
    PortraitCheck(Policy policy, Clock clock, Faces faces) {
        this.policy = policy;
        this.clock = clock;
        this.faces = faces;
    }

    /**
     * What the check found.
     *
     * @param findings everything that is wrong; empty for a good portrait
     * @param faceChecked false where nobody could look for a face, and a reviewer has to
     */
    public record Verdict(List<Finding> findings, boolean faceChecked) {

        public boolean accepted() {
            return findings.isEmpty();
        }
    }

    /**
     * The findings, and what they were found on.
     *
     * @param portrait the cropped picture; null where it did not come to that
     */
    record Judged(List<Finding> findings, BufferedImage portrait, boolean faceChecked) {}

    /**
     * Judges a picture and keeps nothing of it: UNREADABLE, TOO_SMALL, TOO_LARGE, WRONG_RATIO, GROUND_NOT_PLAIN, BLURRED,
     * TOO_DARK, TOO_BRIGHT, NO_FACE, SEVERAL_FACES, FACE_TILTED, FACE_OFF_CENTRE. The stream is read only when its turn has come,
     * so that pictures that wait take no memory.
     *
     * @param size how many bytes the stream has
     */
    public Verdict check(InputStream picture, long size) {
        PolicyParameters today = policy.at(LocalDate.now(clock));
        try {
            return Pictures.limited(() -> {
                Judged judged = judge(read(picture, size, today), null, today);
                return new Verdict(judged.findings(), judged.portrait() == null || judged.faceChecked());
            });
        } catch (Rejected unreadable) {
            return new Verdict(List.of(Finding.of("UNREADABLE", null, "D14")), true);
        }
    }

    /** The whole of it, or one byte more than allowed. */
    private static byte[] read(InputStream picture, long size, PolicyParameters today) throws IOException {
        byte[] content = new byte[(int) Math.min(size, today.integer("material.max_bytes") + 1L)];
        picture.readNBytes(content, 0, content.length);
        return content;
    }

    /**
     * Everything that is wrong with a picture; to be called where {@link Pictures#limited} allows it.
     *
     * @param chosen what of the upright picture to keep; null for the proposed crop
     * @throws Rejected FILE_EMPTY, FILE_HEIC, FILE_TYPE, IMAGE_UNREADABLE or IMAGE_ANIMATED
     */
    Judged judge(byte[] content, Crop chosen, PolicyParameters limits) {
        FileType type = FileType.of(content);
        List<Finding> findings = new ArrayList<>(PortraitRule.weight(content.length, limits));
        if (!findings.isEmpty()) {
            return new Judged(findings, null, false);
        }
        if (type == FileType.PDF) {
            throw new Rejected(Finding.of("FILE_TYPE", null, "D14"));
        }
        if (Polyglot.is(content)) {
            throw new Rejected(Finding.of("IMAGE_UNREADABLE", null, "D14"));
        }
        Optional<Dimension> measured = size(content, limits, findings);
        if (measured.isEmpty()) {
            return new Judged(findings, null, false);
        }
        Dimension raw = measured.get();
        findings.addAll(PortraitRule.size(raw.width, raw.height, limits));
        if (chosen == null) {
            findings.addAll(PortraitRule.shape(raw.width, raw.height, limits));
        } else if (findings.isEmpty()) {
            findings.addAll(PortraitRule.crop(chosen, raw.width, raw.height, limits));
            if (!findings.isEmpty()) {
                return new Judged(findings, null, false);
            }
        }
        return look(content, chosen, raw, findings, limits);
    }

    private static Optional<Dimension> size(byte[] content, PolicyParameters limits, List<Finding> findings) {
        try {
            return Optional.of(Pictures.size(content, limits.integer("material.max_pixels")));
        } catch (Rejected refused) {
            Finding why = refused.findings().get(0);
            if (!why.code().equals("IMAGE_TOO_MANY_PIXELS")) {
                throw refused;
            }
            findings.add(Finding.of("TOO_LARGE", null, "D14").having(why.have() + " px", why.need() + " px"));
            return Optional.empty();
        }
    }

    private Judged look(byte[] content, Crop chosen, Dimension raw, List<Finding> findings, PolicyParameters limits) {
        int width = limits.integer("portrait.width");
        int height = limits.integer("portrait.height");
        Crop kept = chosen == null ? Crop.proposed(raw.width, raw.height, width, height) : chosen;
        BufferedImage portrait = Pictures.cut(content, limits.integer("material.max_pixels"), kept, width, height);
        Optional<List<Face>> seen = faces.in(portrait);
        findings.addAll(PortraitRule.ground(portrait, limits));
        findings.addAll(PortraitRule.detail(
                FaceDetail.of(portrait, seen.flatMap(some -> PortraitRule.main(some, limits))), limits));
        seen.ifPresent(some -> findings.addAll(PortraitRule.face(some, limits)));
        return new Judged(findings, portrait, seen.isPresent());
    }
}
