// Elements, made in one line.

/** Return a new element; keys of `properties` that the element knows are set, the others become attributes. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(properties)) {
    if (key in element) element[key] = value;
    else element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

export const byId = (id) => document.getElementById(id);

/** Write `text` into an element, and touch the page only when it differs. */
export function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
