package org.rmocse.web.shared;

import jakarta.faces.application.Resource;
import jakarta.faces.application.ResourceHandler;
import jakarta.faces.application.ResourceHandlerWrapper;
import jakarta.faces.application.ResourceWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;

/** Puts a digest of the content into the addresses of our own styles and scripts, so that browsers may keep them for long. */
public class VersionedResources extends ResourceHandlerWrapper {

    private static final String LIBRARY = "rmocse";
    private static final Map<String, String> VERSIONS = new ConcurrentHashMap<>();

    public VersionedResources(ResourceHandler wrapped) {
        super(wrapped);
    }

    @Override
    public Resource createResource(String name, String library) {
        return versioned(super.createResource(name, library), name, library);
    }

    @Override
    public Resource createResource(String name, String library, String contentType) {
        return versioned(super.createResource(name, library, contentType), name, library);
    }

    /** The address of one of our own resources, for pages that Faces does not write. */
    static String address(ServletContext context, String name) {
        return "/jakarta.faces.resource/" + name + ".xhtml?ln=" + LIBRARY + "&amp;v=" + version(context, name);
    }

    private static Resource versioned(Resource resource, String name, String library) {
        return resource == null || !LIBRARY.equals(library)
                ? resource
                : new ResourceWrapper(resource) {
                    @Override
                    public String getRequestPath() {
                        ServletContext context = (ServletContext) FacesContext.getCurrentInstance()
                                .getExternalContext()
                                .getContext();
                        return super.getRequestPath() + "&v=" + version(context, name);
                    }
                };
    }

    private static String version(ServletContext context, String name) {
        return VERSIONS.computeIfAbsent(name, wanted -> {
            try (InputStream in = context.getResourceAsStream("/resources/" + LIBRARY + '/' + wanted)) {
                CRC32 digest = new CRC32();
                digest.update(in.readAllBytes());
                return Long.toHexString(digest.getValue());
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
    }
}
