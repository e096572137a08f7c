package org.rmocse.web.ministry;

import jakarta.faces.model.SelectItem;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.rmocse.certificate.Standing;
import org.rmocse.operation.ExportColumn;
import org.rmocse.operation.ExportDraft;
import org.rmocse.operation.ExportQueries;
import org.rmocse.operation.Exports;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.web.agency.Chosen;
import org.rmocse.web.shared.Messages;
import org.rmocse.web.shared.PageTexts;

/** An officer of the ministry asks for an extract of the register. */
@Named
@ViewScoped
public class ExportsPage implements Serializable {

    private static final long serialVersionUID = 1L;

    /** The first and the last two digits a province has in GB/T 2260. */
    private static final int FIRST_PROVINCE = 11;

    private static final int LAST_PROVINCE = 66;

    @Inject
    private transient Exports exports;

    @Inject
    private transient ExportQueries queries;

    @Inject
    private transient Messages messages;

    @Inject
    private transient PageTexts texts;

    private String province;
    private String category;
    private String standing;
    private String[] columns =
            Arrays.stream(ExportColumn.values()).map(Enum::name).toArray(String[]::new);
    private boolean idNumbers;
    private String reason;
    private String askedOf;

    public String ask() {
        UUID[] asked = new UUID[1];
        if (!messages.attempt(() -> asked[0] = exports.ask(draft()))) {
            return null;
        }
        messages.done("ministry_exports.asked");
        return "/ministry/exports.xhtml?faces-redirect=true&id=" + asked[0];
    }

    private ExportDraft draft() {
        return new ExportDraft(
                province,
                category == null ? null : PracticeCategory.valueOf(category),
                standing == null ? null : Standing.valueOf(standing),
                Arrays.stream(columns).map(ExportColumn::valueOf).toList(),
                idNumbers,
                reason,
                askedOf == null ? null : Chosen.id(askedOf));
    }

    public List<SelectItem> getProvinces() {
        return Stream.iterate(FIRST_PROVINCE, code -> code <= LAST_PROVINCE, code -> code + 1)
                .map(code -> code + "0000")
                .filter(code -> texts.has("province." + code))
                .map(code -> new SelectItem(code, texts.get("province." + code)))
                .toList();
    }

    public List<SelectItem> getCategories() {
        return items(PracticeCategory.values());
    }

    public List<SelectItem> getStandings() {
        return items(Standing.values());
    }

    public List<SelectItem> getAllColumns() {
        return items(ExportColumn.values());
    }

    /** Whom to ask. */
    public List<SelectItem> getDeciders() {
        return queries.deciders().stream()
                .map(one -> new SelectItem(one.publicId().toString(), one.name()))
                .toList();
    }

    private List<SelectItem> items(Enum<?>[] constants) {
        return Arrays.stream(constants)
                .map(one -> new SelectItem(one.name(), texts.word(one)))
                .toList();
    }

    public String getProvince() {
        return province;
    }

    public void setProvince(String province) {
        this.province = province;
    }

    public String getCategory() {
        return category;
    }

    public void setCategory(String category) {
        this.category = category;
    }

    public String getStanding() {
        return standing;
    }

    public void setStanding(String standing) {
        this.standing = standing;
    }

    public String[] getColumns() {
        return columns.clone();
    }

    public void setColumns(String[] columns) {
        this.columns = columns.clone();
    }

    public boolean isIdNumbers() {
        return idNumbers;
    }

    public void setIdNumbers(boolean idNumbers) {
        this.idNumbers = idNumbers;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public String getAskedOf() {
        return askedOf;
    }

    public void setAskedOf(String askedOf) {
        this.askedOf = askedOf;
    }
}
