(function () {
  "use strict";

  const COLORS = {
    success: "--success-color",
    fail: "--error-color",
    "no-update": "--warning-color",
    "timed-out": "--warning-color",
    error: "--warning-color",
  };

  /* Neighbours differ in hue and in lightness. */
  const VERSIONS = ["--blue", "--yellow", "--purple", "--green", "--pink", "--orange", "--cyan", "--brown"];

  /* Converts a colour of the theme, which can have any CSS format, to a format that the chart can read. */
  function color(element, variable) {
    const probe = document.createElement("span");
    probe.style.color = "var(" + variable + ", gray)";
    element.appendChild(probe);
    const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    context.fillStyle = getComputedStyle(probe).color;
    probe.remove();
    context.fillRect(0, 0, 1, 1);
    const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
    return "rgb(" + red + "," + green + "," + blue + ")";
  }

  /* A time in the zone that the reader chose in Jenkins, or else in the browser's. */
  function time(element, millis, style) {
    const root = element.closest(".modelarts");
    try {
      return new Intl.DateTimeFormat(root.lang, { ...style, timeZone: root.dataset.zone || undefined }).format(millis);
    } catch {
      /* Jenkins also offers zones that the browser does not know. */
      return new Intl.DateTimeFormat(root.lang, style).format(millis);
    }
  }

  const DAY = { month: "short", day: "numeric" };
  const MOMENT = { dateStyle: "medium", timeStyle: "short" };

  function short(text, length) {
    return text.length > length ? text.substring(0, length) + "…" : text;
  }

  /* Builds elements, because the chart would read a string as HTML, with styles that a strict policy forbids. */
  function tip(lines) {
    const box = document.createElement("div");
    box.className = "modelarts-tip";
    lines.forEach(function (text) {
      const line = document.createElement("div");
      line.textContent = short(text, 60);
      box.appendChild(line);
    });
    return box;
  }

  /* What both kinds of charts have in common. */
  function axes(element, labels, unit, small) {
    const text = color(element, "--text-color");
    const line = color(element, "--modelarts-chart-line");
    return {
      animation: false,
      grid: { left: 8, right: 8, top: small ? 8 : 32, bottom: 4, containLabel: true },
      tooltip: {
        trigger: "item",
        confine: true,
        backgroundColor: color(element, "--background"),
        borderColor: line,
        textStyle: { color: text },
      },
      xAxis: {
        type: "category",
        data: labels,
        axisLabel: { color: text, hideOverlap: true },
        axisLine: { lineStyle: { color: line } },
        axisTick: { show: false },
      },
      yAxis: {
        type: "value",
        name: small ? "" : unit,
        nameTextStyle: { color: text, align: "left" },
        axisLabel: { color: text },
        splitLine: { lineStyle: { color: line } },
      },
    };
  }

  function durations(element, bars, small) {
    const inMinutes = Math.max(...bars.map((bar) => bar.seconds)) >= 120;
    const labels = bars.map((bar) => bar.label || time(element, bar.time, DAY));
    const option = axes(element, labels, inMinutes ? element.dataset.minutes : element.dataset.seconds, small);
    option.tooltip.formatter = function (item) {
      const bar = bars[item.dataIndex];
      return tip((bar.time ? [time(element, bar.time, MOMENT)] : []).concat(bar.tip));
    };
    option.series = [
      {
        type: "bar",
        barMaxWidth: 24,
        barMinHeight: 4,
        cursor: "pointer",
        data: bars.map((bar) => ({
          value: inMinutes ? bar.seconds / 60 : bar.seconds,
          itemStyle: { color: color(element, COLORS[bar.verdict] || "--modelarts-chart-other"), borderRadius: 2 },
        })),
      },
    ];
    return option;
  }

  /* Bars without gaps are a stacked area in steps: between two updates the traffic stays as it is. */
  function traffic(element, data) {
    const labels = data.times.map((millis) => time(element, millis, DAY));
    const option = axes(element, labels, element.dataset.percent, false);
    const background = color(element, "--background");
    option.grid.bottom = 32;
    option.yAxis.max = 100;
    option.tooltip.formatter = (item) =>
      tip([time(element, data.times[item.dataIndex], MOMENT), item.seriesName, item.value + " %"]);
    option.legend = {
      type: "scroll",
      bottom: 0,
      left: 0,
      icon: "roundRect",
      textStyle: { color: color(element, "--text-color") },
      pageTextStyle: { color: color(element, "--text-color") },
      pageIconColor: color(element, "--text-color"),
      pageIconInactiveColor: color(element, "--modelarts-chart-line"),
      formatter: (name) => short(name, 30),
    };
    option.series = data.versions.map((version, index) => ({
      type: "bar",
      name: version.name,
      stack: "traffic",
      barCategoryGap: "0%",
      data: version.shares,
      itemStyle: { color: color(element, VERSIONS[index % VERSIONS.length]), borderColor: background, borderWidth: 0.5 },
      emphasis: { disabled: true },
    }));
    return option;
  }

  function draw(element) {
    const bars = element.dataset.trend ? JSON.parse(element.dataset.trend) : null;
    const small = element.classList.contains("modelarts-chart--small");
    const option = () => (bars ? durations(element, bars, small) : traffic(element, JSON.parse(element.dataset.traffic)));
    const chart = echarts.init(element);
    chart.setOption(option());
    if (bars) {
      chart.on("click", function (item) {
        window.location.assign(element.dataset.url + bars[item.dataIndex].href);
      });
    }
    new ResizeObserver(() => chart.resize()).observe(element);
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => chart.setOption(option()));
  }

  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll(".modelarts-chart").forEach(draw);
  });
})();
