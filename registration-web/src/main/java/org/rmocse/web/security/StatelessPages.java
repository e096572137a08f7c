package org.rmocse.web.security;

import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;

/**
 * Keeps no view of a public page, and so opens no session for who only reads. The template says so too, which is what a form's
 * return is held to; here it is known before the page is built, since PrimeFaces keeps its script nonce in every other view.
 */
public class StatelessPages extends ViewHandlerWrapper {

    public StatelessPages(ViewHandler wrapped) {
        super(wrapped);
    }

    @Override
    public UIViewRoot createView(FacesContext faces, String viewId) {
        UIViewRoot view = super.createView(faces, viewId);
        if (view != null && viewId != null && Rooms.isPublic(viewId)) {
            view.setTransient(true);
        }
        return view;
    }
}
