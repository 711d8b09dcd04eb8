// Tabs on a phone; where there is room, everything is seen at once.

import { make } from "./element.js";

const KEY = "rld_live.tab";

/** Fill `bar` with the tabs that its `data-order` names, and show one tab at a time of sections (where there is room, the style sheet shows all). */
export function arrange(bar, sections) {
  const names = bar.dataset.order.split(" ");
  const buttons = names.map((name) => make("button", { type: "button", role: "tab", textContent: name }));
  const show = (name) => {
    for (const section of sections) section.classList.toggle("is-elsewhere", section.dataset.tab !== name);
    for (const button of buttons) {
      button.ariaSelected = String(button.textContent === name);
      button.tabIndex = button.textContent === name ? 0 : -1;
    }
    sessionStorage.setItem(KEY, name);
    scrollTo(0, 0);
    dispatchEvent(new Event("resize")); // canvases measure themselves when they come into sight
  };
  for (const button of buttons) button.addEventListener("click", () => show(button.textContent));
  bar.addEventListener("keydown", (event) => {
    const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const at = buttons.indexOf(document.activeElement);
    if (!way || at < 0) return;
    const next = buttons[(at + way + buttons.length) % buttons.length];
    next.focus();
    next.click();
  });
  bar.append(...buttons);
  const last = sessionStorage.getItem(KEY);
  show(names.includes(last) ? last : names[0]);
}
