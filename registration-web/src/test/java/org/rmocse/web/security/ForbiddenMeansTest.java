package org.rmocse.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Means that are behind whole kinds of attacks are used nowhere in what is shipped; whoever needs one says so here, with its bounds. */
class ForbiddenMeansTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> SHIPPED = List.of("registration-ejb/src/main", "registration-web/src/main");

    private enum Means {
        COMMAND("java", "ProcessBuilder|getRuntime\\(\\)\\.exec", "new ProcessBuilder(\"sh\")"),
        DIRECTORY("java", "DirContext|LdapContext|naming\\.directory", "new InitialDirContext()"),
        NAME_FROM_OUTSIDE("java", "[Ll]ookup\\((?!\")", "InitialContext.doLookup(name)"),
        XPATH("java", "javax\\.xml\\.xpath|\\bXPath", "XPathFactory.newInstance()"),
        XML_PARSER_OF_OUR_OWN(
                "java", "DocumentBuilder|SAXParser|XMLInputFactory|Unmarshaller", "SAXParserFactory.newInstance()"),
        OBJECTS_READ_BACK("java", "ObjectInputStream|XMLDecoder|ObjectMessage|XStream", "new ObjectInputStream(in)"),
        COMPUTED_TEXT(
                "java",
                "ScriptEngine|createValueExpression|createMethodExpression|evaluateExpression|ELProcessor",
                "application.evaluateExpressionGet(faces, text, String.class)"),
        FETCHED_ADDRESS(
                "java",
                "java\\.net\\.http\\b|URLConnection|\\.openConnection\\(|new URL\\(|\\bnew Socket\\(|ws\\.rs\\.client",
                "new URL(address).openConnection()"),
        GUESSABLE_NUMBER("java", "new Random\\(|Math\\.random|ThreadLocalRandom|randomUUID", "new Random(7)"),
        WEAK_CIPHER_OR_HASH(
                "java",
                "\"MD5\"|\"SHA-?1\"|/ECB/|PKCS1Padding|getInstance\\(\"(?:AES|DES|DESede|RC4|Blowfish)\"",
                "Cipher.getInstance(\"AES\")"),
        UNSAFE_MEMORY(
                "java",
                "sun\\.misc\\.Unsafe|java\\.lang\\.foreign|\\bnative\\s+\\w+\\s+\\w+\\(",
                "native int read(long at)"),
        UNESCAPED_TEXT("xhtml", "escape\\s*=\\s*\"false\"", "<h:outputText escape=\"false\"/>"),
        ADDRESS_THAT_IS_A_SCRIPT("xhtml", "(?i)javascript:", "<a href=\"javascript:go()\">"),
        /** What a page does on its way in, it does for whoever is led there by a link. */
        DEED_BY_ADDRESS(
                "xhtml",
                "<f:viewAction\\b[^>]*onPostback=\"true\"(?![^>]*facesContext\\.postback)",
                "<f:viewAction action=\"#{page.end}\" onPostback=\"true\" if=\"#{not empty param.end}\"/>"),
        PLUGIN("xhtml", "<(?:object|embed|applet)\\b", "<applet code=\"x\">"),
        OTHER_SITES_SCRIPT(
                "xhtml",
                "<(?:script|link|img|iframe)\\b[^>]*\\b(?:src|href)\\s*=\\s*\"(?:https?:)?//",
                "<script src=\"//cdn.example/x.js\">"),
        MARKUP_FROM_TEXT(
                "js",
                "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|srcdoc|createContextualFragment",
                "box.innerHTML = text"),
        CODE_FROM_TEXT("js", "\\beval\\(|new Function\\(|setTimeout\\(\\s*[\"'`]", "eval(text)"),
        MESSAGES_OF_OTHER_WINDOWS("js", "postMessage|\\(\"message\"", "addEventListener(\"message\", take)"),
        KEYS_OF_AN_OBJECT_FROM_OUTSIDE(
                "js", "__proto__|\\w\\[[A-Za-z_.]+\\]\\s*=[^=]|Object\\.assign\\(", "all[name] = value"),
        FORBIDDEN_PASTING("js", "[\"'](?:on)?paste[\"']", "field.addEventListener(\"paste\", refuse)");

        private final String ending;
        private final Pattern pattern;
        private final String example;

        Means(String ending, String pattern, String example) {
            this.ending = ending;
            this.pattern = Pattern.compile(pattern);
            this.example = example;
        }
    }

    @ParameterizedTest
    @EnumSource
    void is_used_nowhere(Means means) {
        assertThat(lines(means.ending)
                        .filter(line -> means.pattern.matcher(line).find()))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void would_be_seen(Means means) {
        assertThat(means.example).containsPattern(means.pattern);
        assertThat(lines(means.ending).count()).isGreaterThan(500);
    }

    /** Every field for a password hides it and tells password managers which one it is; no other field does. */
    @Test
    void every_password_field_hides_what_is_typed_and_is_filled_in_by_password_managers() {
        List<String> fields = lines("xhtml")
                .filter(line -> line.contains("<r:field ")
                        && (line.contains("type=\"password\"") || line.contains("-password\"")))
                .toList();
        assertThat(fields).hasSizeGreaterThan(6).allSatisfy(field -> assertThat(field)
                .contains("type=\"password\"")
                .containsPattern("autocomplete=\"(?:current|new)-password\""));
        assertThat(lines("xhtml").filter(line -> line.contains("<h:inputSecret")))
                .as("the tag alone writes one")
                .hasSize(1);
    }

    private static Stream<String> lines(String ending) {
        return SHIPPED.stream()
                .flatMap(part -> {
                    try {
                        return Files.walk(ROOT.resolve(part));
                    } catch (IOException unreadable) {
                        throw new UncheckedIOException(unreadable);
                    }
                })
                .filter(file -> file.toString().endsWith('.' + ending))
                .flatMap(file -> {
                    try {
                        return Files.readAllLines(file).stream().map(line -> file.getFileName() + ": " + line);
                    } catch (IOException unreadable) {
                        throw new UncheckedIOException(unreadable);
                    }
                })
                .collect(Collectors.toList())
                .stream();
    }
}
