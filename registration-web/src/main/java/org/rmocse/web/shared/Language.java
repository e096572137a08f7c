package org.rmocse.web.shared;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.rmocse.shared.Texts;

/** The language of the page: as asked by {@code ?lang=}, else as remembered, else Chinese; nothing but these two. */
@Named("language")
@RequestScoped
public class Language {

    static final String COOKIE = "lang";

    @Inject
    private HttpServletRequest request;

    public Locale getLocale() {
        String asked = request.getParameter("lang");
        return of(asked != null ? asked : remembered(request));
    }

    /** The tag for {@code <html lang>}. */
    public String getTag() {
        return getLocale().equals(Texts.ENGLISH) ? "en" : "zh-CN";
    }

    public boolean isEnglish() {
        return getLocale().equals(Texts.ENGLISH);
    }

    static Locale of(String name) {
        return "en".equals(name) ? Texts.ENGLISH : Texts.CHINESE;
    }

    static String remembered(HttpServletRequest request) {
        if (request.getCookies() != null) {
            for (Cookie cookie : request.getCookies()) {
                if (cookie.getName().equals(COOKIE)) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }
}
