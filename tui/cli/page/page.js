// Keys go to the reader as soon as it shows something; nobody has to click into it first.
new MutationObserver((_, watcher) => {
  if (!document.body.classList.contains("-first-byte")) return;
  watcher.disconnect();
  document.querySelector(".xterm-helper-textarea").focus();
}).observe(document.body, { attributeFilter: ["class"] });
