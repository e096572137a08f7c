package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.RolesAllowed;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rmocse.shared.RoleNames;

/** What lies with an agency, as it is told before the agency is closed down. */
class AgencyLoadsDbIT extends ProcessDatabaseTest {

    private static final AgencyLoads LOADS = new AgencyLoads(JDBI);

    @ParameterizedTest
    @EnumSource(Status.class)
    void a_file_lies_with_its_agency_while_it_is_open(Status status) throws NoSuchMethodException {
        long agency = agency();
        LaidFile.lay(JDBI, ApplicationKind.INITIAL, status, person().id(), agency, MONDAY, Map.of());
        assertThat(LOADS.openFiles().getOrDefault(agency, 0)).isEqualTo(status.isOpen() ? 1 : 0);
        assertThat(AgencyLoads.class
                        .getMethod("openFiles")
                        .getAnnotation(RolesAllowed.class)
                        .value())
                .containsExactly(RoleNames.SYSTEM_ADMINISTRATOR);
    }
}
