// A jump to something that is folded away opens what it stands in. Most browsers do it by themselves, not for the focus.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const open = (target) => {
    for (let fold = target?.closest("details"); fold; fold = fold.parentElement.closest("details")) {
      fold.open = true;
    }
  };
  const place = (hash) => document.getElementById(decodeURIComponent(hash.slice(1)));
  open(place(location.hash));
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link) {
      const target = place(link.hash);
      open(target);
      const own = target?.matches("details") ? target : target?.querySelector(":scope > details");
      if (own) own.open = true;
    }
  }, true);
});
