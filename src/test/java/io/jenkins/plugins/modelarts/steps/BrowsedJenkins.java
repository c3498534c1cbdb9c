package io.jenkins.plugins.modelarts.steps;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.htmlunit.Cache;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.cssparser.dom.CSSStyleSheetImpl;
import org.jvnet.hudson.test.JenkinsRule;

/**
 * A Jenkins whose pages a test reads. Its web clients take the style sheets that another one of this JVM has parsed. To
 * parse those of Jenkins takes four fifths of the time to read a page, and each client would do it anew.
 */
public final class BrowsedJenkins extends JenkinsRule {

    /** By file, since each Jenkins has another address for the same files. */
    private static final Map<String, CSSStyleSheetImpl> PARSED = new ConcurrentHashMap<>();

    @Override
    public WebClient createWebClient() {
        WebClient client = super.createWebClient();
        client.setCache(new SharedStyles());
        return client;
    }

    private static final class SharedStyles extends Cache {

        @Override
        public boolean cacheIfPossible(WebRequest request, WebResponse response, Object toCache) {
            boolean isStatic = super.cacheIfPossible(request, response, toCache);
            if (isStatic && toCache instanceof CSSStyleSheetImpl parsed) {
                PARSED.put(file(request), parsed);
            }
            return isStatic;
        }

        @Override
        public Object getCachedObject(WebRequest request) {
            Object own = super.getCachedObject(request);
            return own == null ? PARSED.get(file(request)) : own;
        }

        private static String file(WebRequest request) {
            return request.getUrl().getFile().replaceFirst("^.*/(static|adjuncts)/[^/]*/", "$1/");
        }
    }
}
