package io.jenkins.plugins.modelarts;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Who reads Chinese finds no English sentence: none is untranslated, and no view has a text outside of its messages. */
public class NoEnglishLeftTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final Pattern LETTERS = Pattern.compile("[A-Za-z]{2,}");

    /** Names of products stand alone or in pairs, such as "Huawei Cloud". */
    private static final Pattern ENGLISH = Pattern.compile("([A-Za-z]{2,}[\\s,]+){3,}[A-Za-z]{2,}");

    private static final Pattern PLACE = Pattern.compile("\\{[^}]*}");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{[^}]*}");
    private static final Pattern FIELD = Pattern.compile("<f:entry[^>]*\\sfield=\"(\\w+)\"");

    /** The same in both languages. */
    private static final List<String> NAMES = List.of("ModelArts", "GPU（P4）", "CSV", "JSON");

    private static final List<String> ATTRIBUTES =
            List.of("title", "description", "aria-label", "alt", "placeholder", "tooltip", "label");

    @Test
    public void everyMessageIsTranslated() throws IOException {
        for (Path file : files("_zh_CN.properties")) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
            for (String key : properties.stringPropertyNames()) {
                String text = PLACE.matcher(properties.getProperty(key)).replaceAll("");
                isTranslated(file + " " + key, text);
            }
        }
    }

    @Test
    public void everyHelpIsTranslated() throws IOException {
        for (Path file : files("_zh_CN.html")) {
            String text = Files.readString(file)
                    .replaceAll("(?s)<(code|em)>.*?</\\1>", "")
                    .replaceAll("<[^>]+>", " ");
            isTranslated(file.toString(), text);
        }
    }

    private static void isTranslated(String where, String text) {
        boolean chinese = CHINESE.matcher(text).find();
        assertTrue(
                where + ": " + text,
                chinese || NAMES.contains(text) || !LETTERS.matcher(text).find());
        assertThat(where + ": " + text, ENGLISH.matcher(text).find(), is(false));
    }

    @Test
    public void noViewHasATextOutsideOfItsMessages() throws Exception {
        for (Path view : files(".jelly")) {
            // The description of the plugin is for the update site, which is in English.
            if (!view.equals(RESOURCES.resolve("index.jelly"))) {
                List<String> texts = new ArrayList<>();
                Element root = DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(view.toFile())
                        .getDocumentElement();
                collect(root, texts);
                assertThat(view.toString(), texts, is(empty()));
            }
        }
    }

    private static void collect(Node node, List<String> texts) {
        if (node.getNodeName().equals("st:documentation")) {
            return;
        }
        if (node.getNodeType() == Node.TEXT_NODE) {
            add(node.getTextContent(), texts);
        }
        if (node instanceof Element element) {
            ATTRIBUTES.forEach(name -> add(element.getAttribute(name), texts));
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            collect(child, texts);
        }
    }

    private static void add(String text, List<String> texts) {
        String own = EXPRESSION.matcher(text).replaceAll("").strip();
        if (LETTERS.matcher(own).find() && !NAMES.contains(own)) {
            texts.add(own);
        }
    }

    @Test
    public void everyFieldHasAHelp() throws IOException {
        List<String> fields = new ArrayList<>();
        for (Path view : files(".jelly")) {
            for (MatchResult field :
                    FIELD.matcher(Files.readString(view)).results().toList()) {
                Path help = view.resolveSibling("help-" + field.group(1) + ".html");
                assertTrue(help.toString(), Files.exists(help));
                fields.add(field.group(1));
            }
        }
        assertThat(fields, is(not(empty())));
    }

    private static List<Path> files(String end) throws IOException {
        try (Stream<Path> all = Files.walk(RESOURCES)) {
            List<Path> found = all.filter(file -> file.toString().endsWith(end)).toList();
            assertThat(found, is(not(empty())));
            return found;
        }
    }
}
