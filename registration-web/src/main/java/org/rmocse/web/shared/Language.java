package org.rmocse.web.shared;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.component.UIViewParameter;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewMetadata;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.rmocse.shared.Texts;

/** The language of the page: as asked by {@code ?lang=}, else as remembered, else Chinese; nothing but these two. */
@Named("language")
@RequestScoped
public class Language {

    static final String COOKIE = "lang";
    private static final String THEME = "theme";

    private HttpServletRequest request;
    private Locale locale;

    protected Language() {}

    @Inject
    Language(HttpServletRequest request) {
        this.request = request;
    }

    public Locale getLocale() {
        if (locale == null) {
            String asked = request.getParameter(COOKIE);
            locale = of(asked != null ? asked : cookie(request, COOKIE));
        }
        return locale;
    }

    /** The tag for {@code <html lang>}. */
    public String getTag() {
        return isEnglish() ? "en" : "zh-CN";
    }

    public boolean isEnglish() {
        return getLocale().equals(Texts.ENGLISH);
    }

    /** The tag of the language that the page can be switched to. */
    public String getOtherTag() {
        return isEnglish() ? "zh-CN" : "en";
    }

    /** The address of the same page, with the same parameters, in the other language. */
    public String getOther() {
        FacesContext faces = FacesContext.getCurrentInstance();
        Map<String, String> parameters = new LinkedHashMap<>();
        if (request.getMethod().equals("GET")) {
            request.getParameterMap().forEach((name, values) -> parameters.put(name, values[0]));
        }
        UIViewRoot view = faces.getViewRoot();
        for (UIViewParameter parameter : ViewMetadata.getViewParameters(view)) {
            Object value = parameter.getStringValueFromModel(faces);
            if (value != null) {
                parameters.put(parameter.getName(), value.toString());
            }
        }
        parameters.put(COOKIE, isEnglish() ? "zh_CN" : "en");
        return view.getViewId()
                + parameters.entrySet().stream()
                        .map(one -> encoded(one.getKey()) + '=' + encoded(one.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    /** The class of the page's root: the look the visitor chose, or nothing where the device decides. */
    public String getTheme() {
        return theme(request);
    }

    static String theme(HttpServletRequest request) {
        String chosen = cookie(request, THEME);
        return "dark".equals(chosen) || "light".equals(chosen) ? chosen : "";
    }

    static Locale of(String name) {
        return "en".equals(name) ? Texts.ENGLISH : Texts.CHINESE;
    }

    private static String cookie(HttpServletRequest request, String name) {
        if (request.getCookies() != null) {
            for (Cookie cookie : request.getCookies()) {
                if (cookie.getName().equals(CookieName.of(name))) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
