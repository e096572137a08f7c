package org.rmocse.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rmocse.shared.DatabaseTest;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.shared.PublicId;

class AgenciesDbIT extends DatabaseTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final Agencies agencies = new Agencies(JDBI);

    @Test
    void begins_with_the_known_agencies() {
        List<Agency> known = agencies.all(TODAY).stream()
                .filter(agency -> !agency.code().startsWith("TEST-"))
                .toList();
        assertThat(known.stream().collect(Collectors.groupingBy(Agency::type, Collectors.counting())))
                .containsEntry(AgencyType.MINISTRY, 2L)
                .containsEntry(AgencyType.MINISTRY_DIRECT, 1L)
                .containsEntry(AgencyType.CENTRAL_ENTERPRISE, 1L)
                .containsEntry(AgencyType.PROVINCE, 32L)
                .containsEntry(AgencyType.COAL, 6L);
        assertThat(known).allSatisfy(agency -> {
            assertThat(agency.open()).isTrue();
            assertThat(agency.opensOn()).isNull();
            assertThat(agency.categories()).isNotEmpty();
            assertThat(agency.province() == null)
                    .isEqualTo(agency.type() != AgencyType.PROVINCE && agency.type() != AgencyType.COAL);
        });
        assertThat(known).extracting(Agency::name).doesNotHaveDuplicates();
        assertThat(known.get(0).code()).isEqualTo("MIN-MOHURD");
    }

    @Test
    void every_category_finds_its_agency_in_every_province() {
        List<Agency> all = agencies.all(TODAY);
        Set<String> provinces = all.stream()
                .filter(agency ->
                        agency.type() == AgencyType.PROVINCE && !agency.code().startsWith("TEST-"))
                .map(Agency::province)
                .collect(Collectors.toSet());
        assertThat(provinces).hasSize(32);
        for (String province : provinces) {
            for (PracticeCategory category : PracticeCategory.CURRENT) {
                assertThat(AgencyChoice.recommend(all, category, province, null, false))
                        .as(province + category)
                        .hasValueSatisfying(found ->
                                assertThat(found.agency().takes(category)).isTrue());
            }
        }
    }

    @Test
    void is_closed_outside_its_windows_and_says_when_it_opens() {
        long id = agency(true);
        JDBI.useHandle(handle -> handle.execute(
                "insert into agency.intake_window (agency_id, opens, closes) values (?, '2024-03-01', '2024-03-20')",
                id));
        assertThat(agencies.find(id, TODAY)).hasValueSatisfying(agency -> {
            assertThat(agency.open()).isFalse();
            assertThat(agency.opensOn()).isEqualTo(LocalDate.of(2027, 3, 1));
        });
        assertThat(agencies.find(id, LocalDate.of(2027, 3, 20)).orElseThrow().open())
                .isTrue();
        assertThat(agencies.find(id, LocalDate.of(2027, 3, 21)).orElseThrow().open())
                .isFalse();
    }

    @Test
    void a_closed_down_agency_is_not_offered_but_still_named() {
        long id = agency(false);
        assertThat(agencies.all(TODAY)).extracting(Agency::id).doesNotContain(id);
        Agency found = agencies.find(id, TODAY).orElseThrow();
        assertThat(found.open()).isFalse();
        assertThat(found.opensOn()).isNull();
        assertThat(agencies.names()).containsEntry(id, found.name());
    }

    @Test
    void is_found_by_the_id_on_the_wire() {
        Agency any = agencies.all(TODAY).get(0);
        assertThat(agencies.find(any.publicId(), TODAY)).hasValue(any);
        assertThat(agencies.find(PublicId.next(), TODAY)).isEmpty();
        assertThat(agencies.find(-1, TODAY)).isEmpty();
    }

    @Test
    void keeps_no_window_that_closes_before_it_opens_and_no_unknown_category() {
        long id = agency(true);
        assertThatThrownBy(() -> JDBI.useHandle(handle -> handle.execute(
                        "insert into agency.intake_window (agency_id, opens, closes, yearly) values (?, '2026-03-02', '2026-03-01', false)",
                        id)))
                .hasMessageContaining("opens_before_it_closes");
        assertThatThrownBy(() -> JDBI.useHandle(
                        handle -> handle.execute("update agency.agency set categories = '{FISHING}' where id = ?", id)))
                .hasMessageContaining("known_categories");
    }

    private long agency(boolean enabled) {
        UUID publicId = PublicId.next();
        return JDBI.withHandle(handle -> handle.createQuery(
                        """
                        insert into agency.agency (public_id, code, type, name, province, categories, enabled)
                        values (:publicId, :code, 'PROVINCE', :code, '990000', '{CHEMICAL}', :enabled) returning id
                        """)
                .bind("publicId", publicId)
                .bind("code", "TEST-" + publicId)
                .bind("enabled", enabled)
                .mapTo(Long.class)
                .one());
    }
}
