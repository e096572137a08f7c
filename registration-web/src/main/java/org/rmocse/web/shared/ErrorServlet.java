package org.rmocse.web.shared;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Where the server sends a request that it has answered with an error status, or whose failure passed the filters by. */
@WebServlet("/error")
public class ErrorServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        if (failed instanceof Throwable exception) {
            ErrorPage.answer(request, response, exception);
        } else {
            ErrorPage.answer(
                    request,
                    response,
                    status instanceof Integer code ? code : HttpServletResponse.SC_NOT_FOUND,
                    path instanceof String uri ? uri : request.getRequestURI());
        }
    }
}
