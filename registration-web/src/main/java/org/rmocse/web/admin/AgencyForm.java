package org.rmocse.web.admin;

import java.io.Serializable;
import java.util.Arrays;
import org.rmocse.agency.AgencyDraft;
import org.rmocse.agency.AgencyType;
import org.rmocse.shared.PracticeCategory;

/** The fields of an agency's form, as they are typed. */
public class AgencyForm implements Serializable {

    private static final long serialVersionUID = 1L;

    private String code;
    private String type;
    private String name;
    private String province;
    private String phone;
    private String address;
    private String website;
    private String educationContact;
    private String windows;
    private String[] categories = {};
    private boolean courier;

    AgencyForm() {}

    AgencyForm(AgencyDraft draft) {
        code = draft.code();
        type = draft.type().name();
        name = draft.name();
        province = draft.province();
        categories = draft.categories().stream().map(Enum::name).toArray(String[]::new);
        phone = draft.phone();
        address = draft.address();
        website = draft.website();
        courier = draft.courier();
        educationContact = draft.educationContact();
        windows = draft.windows();
    }

    AgencyDraft draft() {
        return new AgencyDraft(
                code,
                type == null ? null : AgencyType.valueOf(type),
                name,
                province,
                Arrays.stream(categories).map(PracticeCategory::valueOf).toList(),
                phone,
                address,
                website,
                courier,
                educationContact,
                windows);
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public String getType() {
        return type;
    }

    public void setType(String type) {
        this.type = type;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getProvince() {
        return province;
    }

    public void setProvince(String province) {
        this.province = province;
    }

    public String getPhone() {
        return phone;
    }

    public void setPhone(String phone) {
        this.phone = phone;
    }

    public String getAddress() {
        return address;
    }

    public void setAddress(String address) {
        this.address = address;
    }

    public String getWebsite() {
        return website;
    }

    public void setWebsite(String website) {
        this.website = website;
    }

    public String getEducationContact() {
        return educationContact;
    }

    public void setEducationContact(String educationContact) {
        this.educationContact = educationContact;
    }

    public String getWindows() {
        return windows;
    }

    public void setWindows(String windows) {
        this.windows = windows;
    }

    public String[] getCategories() {
        return categories.clone();
    }

    public void setCategories(String[] categories) {
        this.categories = categories.clone();
    }

    public boolean isCourier() {
        return courier;
    }

    public void setCourier(boolean courier) {
        this.courier = courier;
    }
}
