(function () {
  "use strict";

  const INTERVAL = 3000;

  /* The server writes times in its own zone, unless the reader chose a zone in Jenkins. */
  function showTimes(root) {
    if (root.dataset.zone) {
      return;
    }
    root.querySelectorAll("input[name=zone]").forEach(function (input) {
      input.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
    });
    const format = new Intl.DateTimeFormat(root.lang || undefined, { dateStyle: "medium", timeStyle: "medium" });
    const exact = new Intl.DateTimeFormat(root.lang || undefined, { dateStyle: "full", timeStyle: "long" });
    root.querySelectorAll("time[datetime]").forEach(function (time) {
      const date = new Date(time.dateTime);
      /* A time that the browser does not know stays as the server wrote it. */
      if (!Number.isNaN(date.getTime())) {
        time.textContent = format.format(date);
        time.title = exact.format(date);
      }
    });
  }

  function state(root) {
    return root.querySelector("[data-under-way]");
  }

  function openDetails(root) {
    return Array.from(root.querySelectorAll("details[open][id]"), (details) => details.id);
  }

  /* Opened details stay open, and the focus stays where it was. */
  function replace(root, html) {
    const live = root.querySelector(".modelarts-live");
    const open = openDetails(live);
    const focused = live.contains(document.activeElement) ? place(live, document.activeElement) : null;
    live.innerHTML = html;
    open.forEach(function (id) {
      const details = document.getElementById(id);
      if (details) {
        details.open = true;
      }
    });
    if (focused) {
      const again = live.querySelectorAll(focused.selector)[focused.index];
      if (again) {
        again.focus({ preventScroll: true });
      }
    }
    showTimes(root);
  }

  function place(live, element) {
    const selector = element.tagName.toLowerCase();
    return { selector: selector, index: Array.from(live.querySelectorAll(selector)).indexOf(element) };
  }

  function follow(root, known) {
    if (!state(root) || state(root).dataset.underWay !== "true") {
      return;
    }
    setTimeout(function () {
      if (document.hidden) {
        follow(root, known);
        return;
      }
      fetch(root.dataset.live + window.location.search, { credentials: "same-origin" })
        .then(function (response) {
          /* The build was deleted, or the reader may not see it any more. */
          if (response.status === 403 || response.status === 404) {
            return null;
          }
          return response.ok ? response.text() : Promise.reject(new Error(response.status));
        })
        .then(function (html) {
          if (html === null) {
            return;
          }
          if (html !== known) {
            const news = state(root).dataset.news;
            replace(root, html);
            if (state(root).dataset.news !== news) {
              root.querySelector("[role=status]").textContent = state(root).dataset.news;
            }
          }
          follow(root, html);
        })
        .catch(() => follow(root, known));
    }, INTERVAL);
  }

  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll(".modelarts").forEach(function (root) {
      showTimes(root);
      if (root.dataset.live) {
        follow(root, null);
      }
    });
  });
})();
