package org.rmocse.web.security;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.annotation.WebListener;
import org.rmocse.shared.Settings;
import org.rmocse.web.shared.CookieName;

/**
 * The cookie that carries a session: read by no script, sent from no other site, and where the public address is https, sent over
 * nothing else and bound to this host by its name.
 */
@WebListener
public class SessionCookie implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent starting) {
        SessionCookieConfig cookie = starting.getServletContext().getSessionCookieConfig();
        cookie.setHttpOnly(true);
        cookie.setPath("/");
        cookie.setAttribute("SameSite", "Lax");
        cookie.setName(CookieName.of("session"));
        cookie.setSecure("https".equals(Settings.current().baseUrl().getScheme()));
    }
}
