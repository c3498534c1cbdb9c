(function () {
  "use strict";

  function status(button, message, isError) {
    const status = button.parentElement.querySelector(".modelarts-choose__status");
    status.textContent = message;
    status.classList.toggle("error", isError);
  }

  /* A job has two fields for credentials, a list and a text, and shows one of them. */
  function shown(field) {
    const control = field ? field.closest(".credentials-select-control") : null;
    const used = control ? control.querySelector(".credentials-select-content-active [name='_.credentialsId']") : null;
    return used || field;
  }

  function parameters(button) {
    const parameters = new URLSearchParams();
    ["region", "credentialsId", "projectId"].forEach(function (name) {
      const field = shown(findNearBy(button, name));
      parameters.append(name, field ? field.value : "");
    });
    return parameters;
  }

  function fill(field, value) {
    if (field && field.value !== value) {
      field.value = value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }

  function span(text, name) {
    const span = document.createElement("span");
    span.textContent = text;
    span.className = name;
    return span;
  }

  function item(service, choose) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "jenkins-button jenkins-button--tertiary modelarts-services__item";
    button.append(span(service.name, "modelarts-services__name"));
    button.append(span(service.id, "modelarts-services__detail"), span(service.kind, "modelarts-services__detail"));
    button.addEventListener("click", () => choose(service));
    const item = document.createElement("li");
    item.append(button);
    return item;
  }

  function filter(content, services) {
    const wanted = content.querySelector("input").value.trim().toLowerCase();
    let shown = 0;
    Array.from(content.querySelector("ul").children).forEach(function (item, index) {
      const service = services[index];
      item.hidden = !(service.name + " " + service.id).toLowerCase().includes(wanted);
      shown += item.hidden ? 0 : 1;
    });
    content.querySelector(".modelarts-services__count span").textContent = shown;
  }

  function show(button, found) {
    const content = button.parentElement.querySelector("template").content.firstElementChild.cloneNode(true);
    const input = content.querySelector("input");
    let focused = button;

    function close() {
      content.closest("dialog").dispatchEvent(new Event("cancel"));
    }

    function choose(service) {
      focused = findNearBy(button, "serviceId");
      fill(findNearBy(button, "serviceName"), "");
      fill(focused, service.id);
      close();
    }

    const list = content.querySelector("ul");
    found.services.forEach((service) => list.append(item(service, choose)));
    content.querySelector(".modelarts-services__note").textContent = found.note;
    input.addEventListener("input", () => filter(content, found.services));
    input.addEventListener("keydown", function (event) {
      const first = content.querySelector("li:not([hidden]) button");
      if (event.key === "ArrowDown" && first) {
        event.preventDefault();
        first.focus();
      }
    });
    filter(content, found.services);
    dialog.modal(content, { title: button.dataset.title, minWidth: "min(28rem, 100vw - 2rem)", maxWidth: "min(40rem, 100vw - 2rem)" });
    const modal = content.closest("dialog");
    modal.setAttribute("aria-label", button.dataset.title);
    /* Jenkins removes the dialog after its animation, and leaves the focus nowhere. */
    modal.addEventListener("cancel", () => modal.addEventListener("animationend", () => focused.focus()));
    input.focus();
  }

  function ask(button) {
    if (button.getAttribute("aria-busy") === "true") {
      return;
    }
    button.setAttribute("aria-busy", "true");
    status(button, button.dataset.asking, false);
    fetch(button.dataset.url, {
      method: "post",
      headers: crumb.wrap({ "Content-Type": "application/x-www-form-urlencoded" }),
      body: parameters(button),
    })
      .then((response) => (response.ok ? response.json() : Promise.reject(new Error(response.status))))
      .then(function (answer) {
        if (answer.status === "ok") {
          status(button, "", false);
          show(button, answer.data);
        } else {
          status(button, answer.message, true);
        }
      })
      .catch(() => status(button, button.dataset.failed, true))
      .finally(() => button.removeAttribute("aria-busy"));
  }

  Behaviour.specify(".modelarts-choose__button", "modelarts-services", 0, function (button) {
    button.onclick = () => ask(button);
  });
})();
