package io.jenkins.plugins.modelarts.auth;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.Test;

public class MessagesTest {

    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    @Test
    public void bothLanguagesSayTheSame() throws IOException {
        Properties english = read("Messages.properties");
        Properties chinese = read("Messages_zh_CN.properties");

        assertThat(chinese.keySet(), is(english.keySet()));
        for (String key : english.stringPropertyNames()) {
            assertThat(key, places(chinese.getProperty(key)), is(places(english.getProperty(key))));
        }
    }

    private static long places(String text) {
        return PLACE.matcher(text).results().count();
    }

    private static Properties read(String name) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Messages.class.getResourceAsStream(name)) {
            properties.load(in);
        }
        return properties;
    }
}
