package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The eye of the journeys itself: what it is there to find, it finds. */
@Order(2)
class LookingIT extends ContainerTest {

    @Test
    void a_page_with_a_field_nobody_can_name_is_not_let_pass() {
        try (Guest guest = new Guest(BED)) {
            guest.open("/index.xhtml").look("unmarred");
            guest.page().locator("main").evaluate("main => main.insertAdjacentHTML('beforeend', '<input type=text>')");
            assertThatThrownBy(() -> guest.look("marred"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("label");
        }
    }
}
