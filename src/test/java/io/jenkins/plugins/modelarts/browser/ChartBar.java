package io.jenkins.plugins.modelarts.browser;

import com.fasterxml.jackson.databind.JsonNode;

/** A bar of a chart of durations. It is painted, so the mouse has to find its place on the screen. */
final class ChartBar {

    private ChartBar() {}

    /** @param index 0 is the bar on the left */
    static void point(Browser browser, int index) throws Exception {
        JsonNode middle = middle(browser, index);
        browser.point(middle.path(0).asInt(), middle.path(1).asInt());
    }

    /** @param index 0 is the bar on the left */
    static void click(Browser browser, int index) throws Exception {
        JsonNode middle = middle(browser, index);
        browser.click(middle.path(0).asInt(), middle.path(1).asInt());
    }

    private static JsonNode middle(Browser browser, int index) throws Exception {
        browser.await("document.querySelector('[data-trend] canvas')");
        return browser.run("""
                const element = document.querySelector('[data-trend]');
                element.scrollIntoView({block: 'center'});
                const chart = echarts.getInstanceByDom(element);
                const bar = chart.getOption().series[0].data[%1$d];
                const [x, y] = chart.convertToPixel({seriesIndex: 0}, [%1$d, bar.value / 2]);
                const box = element.getBoundingClientRect();
                return [Math.round(box.x + x), Math.round(box.y + y)]""".formatted(index));
    }
}
