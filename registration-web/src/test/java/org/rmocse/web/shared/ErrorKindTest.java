package org.rmocse.web.shared;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import jakarta.faces.application.ViewExpiredException;
import jakarta.servlet.ServletException;
import java.io.FileNotFoundException;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;

class ErrorKindTest {

    @Test
    void knows_what_happened_through_whatever_a_container_wraps_around_it() {
        assertThat(kind(new ViewExpiredException("gone", "/a.xhtml"))).isEqualTo(ErrorKind.EXPIRED);
        assertThat(kind(new EJBAccessException("no"))).isEqualTo(ErrorKind.DENIED);
        assertThat(kind(new FileNotFoundException("/a.xhtml"))).isEqualTo(ErrorKind.MISSING);
        assertThat(kind(new Rejected(Finding.of("NOT_FOUND", null)))).isEqualTo(ErrorKind.MISSING);
        assertThat(kind(new Rejected(Finding.of("FILE_WITHHELD", null)))).isEqualTo(ErrorKind.WITHHELD);
        assertThat(kind(new Rejected(Finding.of("SIGNED_OUT", null)))).isEqualTo(ErrorKind.EXPIRED);
        assertThat(kind(new SQLException("gone", "08006"))).isEqualTo(ErrorKind.UNAVAILABLE);
        assertThat(kind(new SQLException("shutting down", "57P01"))).isEqualTo(ErrorKind.UNAVAILABLE);
        assertThat(kind(new SQLException("no space left", "53100"))).isEqualTo(ErrorKind.UNAVAILABLE);
        assertThat(kind(new SQLException("too many clients", "53300"))).isEqualTo(ErrorKind.UNAVAILABLE);
    }

    @Test
    void everything_else_is_unexpected() {
        assertThat(kind(new IllegalStateException())).isEqualTo(ErrorKind.UNEXPECTED);
        assertThat(kind(new SQLException("duplicate", "23505"))).isEqualTo(ErrorKind.UNEXPECTED);
        assertThat(kind(new SQLException("no state"))).isEqualTo(ErrorKind.UNEXPECTED);
        assertThat(kind(new Rejected(Finding.of("REQUIRED", "name")))).isEqualTo(ErrorKind.UNEXPECTED);
    }

    @ParameterizedTest
    @CsvSource({
        "400, BAD_REQUEST",
        "401, DENIED",
        "403, DENIED",
        "404, MISSING",
        "405, MISSING",
        "409, EXPIRED",
        "410, MISSING",
        "413, TOO_LARGE",
        "418, BAD_REQUEST",
        "500, UNEXPECTED",
        "502, UNEXPECTED",
        "503, UNAVAILABLE"
    })
    void gives_every_error_status_its_words(int status, ErrorKind kind) {
        assertThat(ErrorKind.of(status)).isEqualTo(kind);
    }

    @Test
    void finds_the_refusal_behind_an_exception() {
        Rejected refused = new Rejected(Finding.of("REQUIRED", "name"));
        assertThat(Messages.refusal(refused)).contains(refused);
        assertThat(Messages.refusal(new EJBException(new RuntimeException(refused))))
                .contains(refused);
        assertThat(Messages.refusal(new EJBException(new RuntimeException()))).isEqualTo(Optional.empty());
    }

    private static ErrorKind kind(Exception cause) {
        return ErrorKind.of(new ServletException(new RuntimeException(cause)));
    }
}
