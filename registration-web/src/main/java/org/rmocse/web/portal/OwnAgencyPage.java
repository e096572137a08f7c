package org.rmocse.web.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.rmocse.agency.Agencies;
import org.rmocse.agency.Agency;
import org.rmocse.agency.AgencyChoice;
import org.rmocse.agency.Recommendation;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.web.shared.PageTexts;

/** Which agency somebody should file with, and why (guide, point 4). */
@Named
@RequestScoped
public class OwnAgencyPage {

    @Inject
    private Agencies agencies;

    @Inject
    private Clock clock;

    @Inject
    private PageTexts texts;

    private String category;
    private String province;
    private String group;
    private String direct;
    private Optional<Recommendation> answer;

    public boolean isAsked() {
        return category != null || province != null || group != null || direct != null;
    }

    /** Null where the answers do not lead to an agency. */
    public Agency getAgency() {
        return answer().map(Recommendation::agency).orElse(null);
    }

    public String getReason() {
        return answer().map(one -> texts.get("recommendation." + one.reason())
                        .replace("{agency}", one.agency().name()))
                .orElse(null);
    }

    private Optional<Recommendation> answer() {
        if (answer == null) {
            answer = practice()
                    .flatMap(wanted -> AgencyChoice.recommend(
                            agencies.all(LocalDate.now(clock)), wanted, province, group, "true".equals(direct)));
        }
        return answer;
    }

    private Optional<PracticeCategory> practice() {
        return PracticeCategory.CURRENT.stream()
                .filter(one -> one.name().equals(category))
                .findFirst();
    }

    public String getCategory() {
        return category;
    }

    public void setCategory(String category) {
        this.category = category;
    }

    public String getProvince() {
        return province;
    }

    public void setProvince(String province) {
        this.province = province;
    }

    public String getGroup() {
        return group;
    }

    public void setGroup(String group) {
        this.group = group;
    }

    public String getDirect() {
        return direct;
    }

    public void setDirect(String direct) {
        this.direct = direct;
    }
}
