package org.rmocse.web.shared;

import jakarta.faces.FactoryFinder;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIForm;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import jakarta.faces.event.SystemEvent;
import jakarta.faces.event.SystemEventListener;
import jakarta.faces.render.RenderKit;
import jakarta.faces.render.RenderKitFactory;
import jakarta.faces.render.Renderer;
import jakarta.faces.render.RendererWrapper;
import java.io.IOException;
import org.primefaces.context.PrimeFacesContext;

/**
 * What every form has. The page's script nonce: PrimeFaces asks for it when a form comes back, but adds it by its own script,
 * which a page without its components does not load. And no checks by the browser, which would keep from the server what the
 * server says better: all at once, in the page's language, each at its field.
 */
public class PageForms implements SystemEventListener {

    @Override
    public void processEvent(SystemEvent started) {
        RenderKit kit = ((RenderKitFactory) FactoryFinder.getFactory(FactoryFinder.RENDER_KIT_FACTORY))
                .getRenderKit(FacesContext.getCurrentInstance(), RenderKitFactory.HTML_BASIC_RENDER_KIT);
        Renderer<?> form = kit.getRenderer(UIForm.COMPONENT_FAMILY, UIForm.COMPONENT_TYPE);
        kit.addRenderer(UIForm.COMPONENT_FAMILY, UIForm.COMPONENT_TYPE, wrapped(form));
    }

    @Override
    public boolean isListenerForSource(Object source) {
        return true;
    }

    private static RendererWrapper wrapped(Renderer<?> form) {
        return new RendererWrapper(form) {
            @Override
            public void encodeBegin(FacesContext faces, UIComponent component) throws IOException {
                component.getPassThroughAttributes().put("novalidate", "novalidate");
                super.encodeBegin(faces, component);
                ResponseWriter writer = faces.getResponseWriter();
                writer.startElement("input", null);
                writer.writeAttribute("type", "hidden", null);
                writer.writeAttribute("name", "primefaces.nonce", null);
                writer.writeAttribute(
                        "value", PrimeFacesContext.getCspState(faces).getNonce(), null);
                writer.endElement("input");
            }
        };
    }
}
