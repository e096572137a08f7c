package org.rmocse.web.shared;

import jakarta.el.ELContext;
import jakarta.el.ELException;
import jakarta.el.ELResolver;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Calls the application's own methods for pages, {@code t.get('key')} above all, and those of texts, found once for each class. By
 * itself the language looks through all methods of the class for each call, and a page has fifty. Anything else, and methods that
 * differ by the types of their parameters alone, are left to it.
 */
public class MethodElResolver extends ELResolver {

    private static final String OWN = "org.rmocse.";

    /** The methods there is one of, by {@link #key}. */
    private static final ClassValue<Map<String, Method>> METHODS = new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
            return Arrays.stream(type.getMethods())
                    .filter(method -> !method.isBridge() && !method.isVarArgs())
                    .filter(method ->
                            Modifier.isPublic(method.getDeclaringClass().getModifiers()))
                    .collect(Collectors.groupingBy(method -> key(method.getName(), method.getParameterCount())))
                    .entrySet()
                    .stream()
                    .filter(methods -> methods.getValue().size() == 1)
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, methods -> methods.getValue().get(0)));
        }
    };

    @Override
    public Object invoke(ELContext context, Object base, Object name, Class<?>[] types, Object[] parameters) {
        if (name == null || !isKnown(base)) {
            return null;
        }
        Object[] given = parameters == null ? new Object[0] : parameters;
        Method method = METHODS.get(base.getClass()).get(key(name.toString(), given.length));
        if (method == null) {
            return null;
        }
        Class<?>[] wanted = method.getParameterTypes();
        Object[] converted = new Object[given.length];
        for (int i = 0; i < given.length; i++) {
            converted[i] = wanted[i].isInstance(given[i]) ? given[i] : context.convertToType(given[i], wanted[i]);
        }
        context.setPropertyResolved(base, name);
        try {
            return method.invoke(base, converted);
        } catch (InvocationTargetException failed) {
            throw new ELException(failed.getCause());
        } catch (IllegalAccessException hidden) {
            throw new ELException(hidden);
        }
    }

    private static boolean isKnown(Object base) {
        return base instanceof String
                || base != null && base.getClass().getName().startsWith(OWN);
    }

    private static String key(String name, int parameters) {
        return name + '/' + parameters;
    }

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        return null;
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
        return null;
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
        // properties are other resolvers'
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
        return false;
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
        return null;
    }
}
