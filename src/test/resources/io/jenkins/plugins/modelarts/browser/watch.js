window.violations = [];
document.addEventListener("securitypolicyviolation", function (event) {
  const target = event.target instanceof Element ? event.target.outerHTML.substring(0, 200) : "";
  window.violations.push([event.effectiveDirective, event.blockedURI, event.sourceFile, event.sample, target].join(" "));
});
