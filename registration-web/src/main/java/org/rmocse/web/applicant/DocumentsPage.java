package org.rmocse.web.applicant;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.rmocse.application.Applications;
import org.rmocse.application.Material;
import org.rmocse.application.MaterialCode;
import org.rmocse.application.Step;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;
import org.rmocse.web.shared.Messages;
import org.rmocse.web.shared.PageTexts;

/** The printed form's pages and the materials: several at once, each taken or refused for itself. */
@Named
@RequestScoped
public class DocumentsPage {

    @Inject
    private Applications applications;

    @Inject
    private Messages messages;

    @Inject
    private PageTexts texts;

    @Inject
    private StepPage step;

    private final Map<String, Object> chosen = new HashMap<>();
    private final Map<String, List<SentFile>> sent = new HashMap<>();

    /** Takes what was chosen, for whichever material; what is refused is told with its name. */
    public void add() {
        boolean any = false;
        for (Map.Entry<String, Object> choice : chosen.entrySet()) {
            for (Part part : SentFile.chosen(choice.getValue())) {
                any = true;
                send(MaterialCode.valueOf(choice.getKey()), part);
            }
        }
        if (!any) {
            messages.show(List.of(Finding.of("FILE_MISSING", null)));
        }
        step.changed();
    }

    public void remove(UUID material) {
        messages.attempt(() -> applications.removeMaterial(step.application(), material));
        step.changed();
    }

    public void rotate(UUID material) {
        messages.attempt(() -> applications.rotateMaterial(step.application(), material));
        step.changed();
    }

    private void send(MaterialCode code, Part part) {
        String refusal = null;
        try {
            applications.addMaterial(step.application(), code, SentFile.upload(part, null));
        } catch (RuntimeException failed) {
            Optional<Rejected> refused = Messages.refusal(failed);
            refusal = texts.finding(refused.orElseThrow(() -> failed).findings().get(0));
            messages.show(part.getSubmittedFileName(), refused.get().findings());
        }
        sent.computeIfAbsent(code.name(), first -> new ArrayList<>())
                .add(new SentFile(part.getSubmittedFileName(), refusal));
    }

    public List<Material> of(String code) {
        return step.getView().materials().stream()
                .filter(material -> material.code().name().equals(code))
                .toList();
    }

    /** The materials to upload here: those that are asked for, and those that are there besides. */
    public List<String> getCodes() {
        return Arrays.stream(MaterialCode.values())
                .filter(code -> code != MaterialCode.APP_FORM)
                .filter(code -> step.getView().requiredMaterials().contains(code)
                        || !of(code.name()).isEmpty())
                .map(Enum::name)
                .toList();
    }

    /** Whether this material can be added to and taken away from now. */
    public boolean isOpen(String code) {
        return step.getView().isOpen(field(code));
    }

    /** What is still missing of a material. */
    public List<Finding> missing(String code) {
        String field = field(code);
        return step.getFindings().stream()
                .filter(finding -> finding.field().equals(field))
                .toList();
    }

    private static String field(String code) {
        return code.equals(MaterialCode.APP_FORM.name()) ? "form.pages" : "materials." + code;
    }

    /** The steps to be finished before the form is printed, since every later change makes the print out of date. */
    public List<Step> getUnfinished() {
        return step.getView().steps().stream()
                .filter(one -> one != Step.FORM && one != Step.MATERIALS)
                .filter(one -> !step.getView().findings().get(one).isEmpty())
                .toList();
    }

    /** Whether this page of the form was printed before the last edit. */
    public boolean isOutdated(Material material) {
        return step.getView().isOutdated(material);
    }

    public Map<String, Object> getChosen() {
        return chosen;
    }

    public Map<String, List<SentFile>> getSent() {
        return sent;
    }
}
