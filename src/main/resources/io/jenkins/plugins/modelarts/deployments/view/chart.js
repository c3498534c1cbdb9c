(function () {
  "use strict";

  const COLORS = {
    success: "--success-color",
    fail: "--error-color",
    "no-update": "--warning-color",
    "timed-out": "--warning-color",
    error: "--warning-color",
  };

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

  /* Builds elements, because the chart would read a string as HTML, with styles that a strict policy forbids. */
  function tip(bar) {
    const box = document.createElement("div");
    box.className = "modelarts-tip";
    [bar.service, "#" + bar.build + " " + bar.word, bar.took].forEach(function (text) {
      const line = document.createElement("div");
      line.textContent = text.length > 60 ? text.substring(0, 60) + "…" : text;
      box.appendChild(line);
    });
    return box;
  }

  function options(element, bars, small) {
    const text = color(element, "--text-color");
    const line = color(element, "--modelarts-chart-line");
    const inMinutes = Math.max(...bars.map((bar) => bar.seconds)) >= 120;
    return {
      animation: false,
      grid: { left: 8, right: 8, top: small ? 8 : 32, bottom: 4, containLabel: true },
      tooltip: {
        trigger: "item",
        confine: true,
        backgroundColor: color(element, "--background"),
        borderColor: line,
        textStyle: { color: text },
        formatter: (item) => tip(bars[item.dataIndex]),
      },
      xAxis: {
        type: "category",
        data: bars.map((bar) => "#" + bar.build),
        axisLabel: { color: text, hideOverlap: true },
        axisLine: { lineStyle: { color: line } },
        axisTick: { show: false },
      },
      yAxis: {
        type: "value",
        name: small ? "" : inMinutes ? element.dataset.minutes : element.dataset.seconds,
        nameTextStyle: { color: text, align: "left" },
        axisLabel: { color: text },
        splitLine: { lineStyle: { color: line } },
      },
      series: [
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
      ],
    };
  }

  function draw(element) {
    const bars = JSON.parse(element.dataset.trend);
    const small = element.classList.contains("modelarts-chart--small");
    const chart = echarts.init(element);
    chart.setOption(options(element, bars, small));
    chart.on("click", function (item) {
      window.location.assign(element.dataset.url + bars[item.dataIndex].build + "/modelarts/");
    });
    new ResizeObserver(() => chart.resize()).observe(element);
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", function () {
      chart.setOption(options(element, bars, small));
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll(".modelarts-chart").forEach(draw);
  });
})();
