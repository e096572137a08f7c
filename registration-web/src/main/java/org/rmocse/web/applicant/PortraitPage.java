package org.rmocse.web.applicant;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rmocse.application.Applications;
import org.rmocse.document.Crop;
import org.rmocse.web.shared.Messages;

/** The portrait: chosen and cropped on the device, checked here. */
@Named
@RequestScoped
public class PortraitPage {

    /** Left, top, width and height in the picture's own pixels. */
    private static final Pattern CROP = Pattern.compile("(\\d{1,6}),(\\d{1,6}),(\\d{1,6}),(\\d{1,6})");

    @Inject
    private Applications applications;

    @Inject
    private Messages messages;

    @Inject
    private StepPage step;

    @Inject
    private UploadGate gate;

    private Part file;
    private String crop;

    /** Keeps the portrait and shows what was kept; refused, every fault is told at the field. */
    public String save() {
        if (!messages.attempt(() -> gate.pass(() -> applications.savePortrait(
                step.application(), SentFile.upload(file, "portrait.fileId"), chosenCrop())))) {
            return null;
        }
        messages.done("applicant_step.portrait_done");
        return "/applicant/step.xhtml?faces-redirect=true&includeViewParams=true";
    }

    /** Without a crop from the device the proposed one is taken. */
    private Crop chosenCrop() {
        Matcher matcher = CROP.matcher(crop == null ? "" : crop);
        return matcher.matches()
                ? new Crop(
                        Integer.parseInt(matcher.group(1)),
                        Integer.parseInt(matcher.group(2)),
                        Integer.parseInt(matcher.group(3)),
                        Integer.parseInt(matcher.group(4)))
                : null;
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }

    public String getCrop() {
        return crop;
    }

    public void setCrop(String crop) {
        this.crop = crop;
    }
}
