package org.rmocse.shared;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DatabasesDbIT extends DatabaseTest {

    @Test
    void a_statement_that_fails_is_told_without_what_was_bound_to_it() {
        assertThatThrownBy(
                        () -> JDBI.useHandle(handle -> handle.createUpdate("insert into shared.nothing values (:name)")
                                .bind("name", "欧阳测试")
                                .execute()))
                .hasMessageContaining("insert into shared.nothing")
                .message()
                .doesNotContain("欧阳测试");
    }
}
