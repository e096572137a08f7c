package org.rmocse.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.File;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FacesTest {

    private static final BufferedImage PORTRAIT = SamplePerson.upright().photographed(295, 413, Color.WHITE);

    @Test
    void finds_a_face_where_it_is() {
        Face face = new Faces().in(PORTRAIT).orElseThrow().get(0);
        assertThat(face.x()).isBetween(0.45, 0.55);
        assertThat(face.y()).isBetween(0.36, 0.46);
        assertThat(face.width()).isBetween(0.4, 0.6);
        assertThat(face.tilt()).isBetween(-8.0, 8.0);
        assertThat(face.score()).isGreaterThan(0.8);
    }

    @Test
    void looks_at_the_pictures_of_many_people_one_after_another() throws Exception {
        Faces faces = new Faces();
        ExecutorService people = Executors.newFixedThreadPool(8);
        List<Future<Optional<List<Face>>>> looks = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            looks.add(people.submit(() -> faces.in(PORTRAIT)));
        }
        List<Face> first = looks.get(0).get(30, TimeUnit.SECONDS).orElseThrow();
        assertThat(first).isNotEmpty();
        for (Future<Optional<List<Face>>> look : looks) {
            assertThat(look.get(30, TimeUnit.SECONDS)).contains(first);
        }
        people.shutdown();
    }

    @Test
    void whoever_is_interrupted_while_waiting_goes_without() {
        Thread.currentThread().interrupt();
        assertThat(new Faces().in(PORTRAIT)).isEmpty();
        assertThat(Thread.interrupted()).isTrue();
    }

    /** The product as it runs without the library at all, and with the library of another kind of machine. */
    @ParameterizedTest
    @ValueSource(strings = {"bytedeco", "(opencv|openblas|javacpp)[^/]*-linux-"})
    void without_its_library_nobody_looks_and_the_log_says_so_once(String missing) throws Exception {
        List<String> said = new ArrayList<>();
        Handler listener = listener(said);
        Logger log = Logger.getLogger(Faces.class.getName());
        log.addHandler(listener);
        try (URLClassLoader elsewhere = without(missing)) {
            Class<?> type = elsewhere.loadClass(Faces.class.getName());
            Constructor<?> begin = type.getDeclaredConstructor();
            begin.setAccessible(true);
            Method look = type.getDeclaredMethod("in", BufferedImage.class);
            look.setAccessible(true);
            Object faces = begin.newInstance();
            assertThat(look.invoke(faces, PORTRAIT)).isEqualTo(Optional.empty());
            assertThat(look.invoke(faces, PORTRAIT)).isEqualTo(Optional.empty());
        } finally {
            log.removeHandler(listener);
        }
        assertThat(said).singleElement().asString().contains("their reviewers decide");
    }

    private static URLClassLoader without(String missing) {
        Pattern left = Pattern.compile(missing);
        URL[] rest = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !left.matcher(entry).find())
                .map(FacesTest::url)
                .toArray(URL[]::new);
        return new URLClassLoader(rest, ClassLoader.getPlatformClassLoader());
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    private static Handler listener(List<String> said) {
        return new Handler() {
            @Override
            public void publish(LogRecord line) {
                said.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
