package org.rmocse.web.operation;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;

/** What machines may ask, as OpenAPI 3.1 in YAML (RFC 9512). It is written by hand beside the resources; a test holds the two together. */
@WebServlet("/openapi")
public class OpenApiServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/yaml; charset=UTF-8");
        response.setHeader("Cache-Control", "public, max-age=3600");
        try (InputStream description = OpenApiServlet.class.getResourceAsStream("openapi.yaml")) {
            description.transferTo(response.getOutputStream());
        }
    }
}
