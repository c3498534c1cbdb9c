// What breaks the policy, with whether it is of this plugin: core has inline styles of its own.
window.violations = [];
document.addEventListener("securitypolicyviolation", function (event) {
  const element = event.target instanceof Element ? event.target : null;
  window.violations.push({
    ours: Boolean(element && element.closest(".modelarts")) || /adjuncts.*modelarts|echarts/.test(event.sourceFile),
    text: [event.effectiveDirective, event.blockedURI, event.sourceFile, element && element.outerHTML].join(" "),
  });
});
